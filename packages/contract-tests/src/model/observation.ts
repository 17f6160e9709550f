import type { PictureExpectation } from './case.js';
import type { Exchange } from './exchange.js';

/** A task, from its create to the polls after its end. */
export interface TaskObservation {
  readonly kind: 'task';
  readonly modelKey: string;
  readonly create: Exchange;
  /** Undefined if the create returned no task id. */
  readonly taskId: number | undefined;
  /** Every poll up to the first final state, in order. */
  readonly polls: readonly Exchange[];
  /** Polls after the final state, in order. */
  readonly pollsAfter: readonly Exchange[];
  /** True if polling stopped because the patience ran out. */
  readonly gaveUp: boolean;
  /** How it must end. */
  readonly due: 'success' | 'failure';
}

/** What one action did to the account's credits. */
export interface CreditsObservation {
  readonly kind: 'credits';
  /** The action in words, at the start of a sentence: "A synchronous png", "A refused create". */
  readonly action: string;
  /** The exchanges that read the credits before and after. */
  readonly before: Exchange;
  readonly after: Exchange;
  /** Its price according to the spec. */
  readonly price: number;
  /** The exchange that a finding points at. */
  readonly exchange: Exchange;
}

/** Responses to requests that differ in one option, which must show in the picture. */
export interface OptionObservation {
  readonly kind: 'option';
  /** The name of the option on the wire. */
  readonly option: string;
  /** What must change with the value of the option. */
  readonly effect: 'pictures-differ' | 'smaller' | 'larger' | 'darker-shadow';
  /** In the order in which the effect must grow. */
  readonly answers: readonly OptionAnswer[];
}

/** The picture that a value of an option gave. */
export interface OptionAnswer {
  readonly value: string;
  readonly picture: Uint8Array;
  readonly exchange: Exchange;
}

/** A response without an option, and one with its documented default. */
export interface DefaultObservation {
  readonly kind: 'default';
  readonly option: string;
  readonly usual: OptionAnswer;
  readonly leftOut: OptionAnswer;
}

/** More tasks created at once than the account has slots. */
export interface SlotsObservation {
  readonly kind: 'slots';
  readonly creates: readonly Exchange[];
  /** Polls of every accepted task, after the last create. */
  readonly pollsThen: readonly Exchange[];
}

/** A picture in a response or behind a link. */
export interface PictureObservation {
  readonly kind: 'picture';
  readonly bytes: Uint8Array;
  /** The media type that the response gives it; undefined if it gives no media type. */
  readonly label: string | undefined;
  readonly expectation: PictureExpectation;
  readonly exchange: Exchange;
  /** Where in the exchange: a JSON pointer, or "body". */
  readonly where: string;
}

/** Something that was requested twice, and must be the same. */
export interface SameObservation {
  readonly kind: 'same';
  readonly what: string;
  readonly exchanges: readonly [Exchange, Exchange];
  readonly values: readonly [string, string];
}

/** How many of something a response has. */
export interface CountObservation {
  readonly kind: 'count';
  readonly what: string;
  readonly where: string;
  readonly count: number;
  readonly due: { readonly min: number; readonly max: number };
  readonly exchange: Exchange;
}

/** The size that a response states for a picture, `WIDTHxHEIGHT`, and the picture. */
export interface StatedSizeObservation {
  readonly kind: 'stated-size';
  readonly stated: unknown;
  readonly where: string;
  readonly picture: Uint8Array | undefined;
  readonly exchange: Exchange;
}

/** The size that a response states, for a value of the option that sets it. */
export interface StatedAnswer {
  readonly value: string;
  readonly stated: unknown;
  readonly exchange: Exchange;
}

/** Responses to values that request more and more pixels, with the sizes that they state. */
export interface StatedSizesObservation {
  readonly kind: 'stated-sizes';
  /** The name of the option on the wire. */
  readonly option: string;
  /** In the order in which the sizes must grow. */
  readonly answers: readonly StatedAnswer[];
}

/** A request that the SDK sent. */
export interface SdkRequestObservation {
  readonly kind: 'sdk-request';
  /** The SDK's call. */
  readonly call: string;
  readonly exchange: Exchange;
}

/** How a call of the SDK ended. */
export interface SdkOutcomeObservation {
  readonly kind: 'sdk-outcome';
  readonly call: string;
  /** What it threw, or how it misread the response; absent for a success. */
  readonly error?: string;
  readonly exchange: Exchange;
}

/** A generated request with an undeclared response, shrunk. */
export interface PropertyObservation {
  readonly kind: 'property';
  /** The smallest input that still fails, as JSON. */
  readonly smallest: string;
  readonly exchange: Exchange;
}

/** Anything that was observed across exchanges. */
export type Observation =
  | TaskObservation
  | CreditsObservation
  | OptionObservation
  | DefaultObservation
  | SlotsObservation
  | PictureObservation
  | SameObservation
  | CountObservation
  | StatedSizeObservation
  | StatedSizesObservation
  | SdkRequestObservation
  | SdkOutcomeObservation
  | PropertyObservation;
