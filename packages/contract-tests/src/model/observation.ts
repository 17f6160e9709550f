import type { PictureExpectation } from './case.js';
import type { Exchange } from './exchange.js';

/** A task from its create to what happened after its end. */
export interface TaskObservation {
  readonly kind: 'task';
  readonly modelKey: string;
  readonly create: Exchange;
  /** Undefined when the create gave none. */
  readonly taskId: number | undefined;
  /** Every poll up to and with the first final state, in order. */
  readonly polls: readonly Exchange[];
  /** Polls made after the final state, in order. */
  readonly pollsAfter: readonly Exchange[];
  /** True when polling stopped because the time allowed was over. */
  readonly gaveUp: boolean;
  /** How it must end. */
  readonly due: 'success' | 'failure';
}

/** What one action did to the account's credits. */
export interface CreditsObservation {
  readonly kind: 'credits';
  /** In words, as the object of "charged for": "a synchronous png", "a refused create". */
  readonly action: string;
  /** The exchanges that told the credits before and after. */
  readonly before: Exchange;
  readonly after: Exchange;
  /** What it costs by the spec. */
  readonly price: number;
  /** The exchange of the action, to point at. */
  readonly exchange: Exchange;
}

/** Answers to equal requests but for one option, which must show. */
export interface OptionObservation {
  readonly kind: 'option';
  /** The option's name on the wire. */
  readonly option: string;
  /** What must change with the option's value. */
  readonly effect: 'pictures-differ' | 'smaller' | 'larger' | 'darker-shadow';
  /** In the order in which the effect must grow. */
  readonly answers: readonly OptionAnswer[];
}

/** The picture that a value of an option led to. */
export interface OptionAnswer {
  readonly value: string;
  readonly picture: Uint8Array;
  readonly exchange: Exchange;
}

/** An option left out, beside its documented default said aloud. */
export interface DefaultObservation {
  readonly kind: 'default';
  readonly option: string;
  readonly usual: OptionAnswer;
  readonly leftOut: OptionAnswer;
}

/** More tasks asked for at once than the account may have. */
export interface SlotsObservation {
  readonly kind: 'slots';
  readonly creates: readonly Exchange[];
  /** Polls of every accepted task, made after the last create was answered. */
  readonly pollsThen: readonly Exchange[];
}

/** A picture inside an answer or behind a link. */
export interface PictureObservation {
  readonly kind: 'picture';
  readonly bytes: Uint8Array;
  /** The media type that the answer gives to it; undefined when it gives none. */
  readonly label: string | undefined;
  readonly expectation: PictureExpectation;
  readonly exchange: Exchange;
  /** Where in the exchange: a JSON pointer, or "body". */
  readonly where: string;
}

/** The same thing asked for twice or fetched twice, which must give the same. */
export interface SameObservation {
  readonly kind: 'same';
  readonly what: string;
  readonly exchanges: readonly [Exchange, Exchange];
  readonly values: readonly [string, string];
}

/** How many of something an answer holds. */
export interface CountObservation {
  readonly kind: 'count';
  readonly what: string;
  readonly where: string;
  readonly count: number;
  readonly due: { readonly min: number; readonly max: number };
  readonly exchange: Exchange;
}

/** The size that an answer states for a picture, `WIDTHxHEIGHT`, beside the picture. */
export interface StatedSizeObservation {
  readonly kind: 'stated-size';
  readonly stated: unknown;
  readonly where: string;
  readonly picture: Uint8Array | undefined;
  readonly exchange: Exchange;
}

/** The size that an answer states, for a value of the option that asks for it. */
export interface StatedAnswer {
  readonly value: string;
  readonly stated: unknown;
  readonly exchange: Exchange;
}

/** Answers to values that ask for more and more pixels, by what the answers say of themselves. */
export interface StatedSizesObservation {
  readonly kind: 'stated-sizes';
  /** The option's name on the wire. */
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
  /** What it threw; absent when it came through. */
  readonly error?: string;
  readonly exchange: Exchange;
}

/** A generated request that got an undeclared answer, shrunk. */
export interface PropertyObservation {
  readonly kind: 'property';
  /** The smallest input that still fails, as JSON. */
  readonly smallest: string;
  readonly exchange: Exchange;
}

/** Anything seen across exchanges. */
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
