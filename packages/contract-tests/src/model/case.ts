import type { Drawing } from '../pictures/drawing.js';
import type { PictureFormat } from '../pictures/format.js';
import type { Exchange, WireRequest } from './exchange.js';
import type { Observation } from './observation.js';

/** Where the drawn upload must be found again in an answer. */
export type Framing =
  /** Same frame, same pixels. */
  | 'in-place'
  /** The frame trimmed to what is visible. */
  | 'trimmed'
  /** The frame cut to the print, more or less closely. */
  | 'print'
  /** Wherever the fully visible part lies: a subject with a shadow, at any size. */
  | 'solid'
  /** Wherever something differs from the plain ground: a print laid flat. */
  | 'on-ground'
  /** Inside a larger frame, at an offset; what is around it is made up. */
  | 'within';

/** What must hold of a picture. Everything that is absent is not judged. */
export interface PictureExpectation {
  /** Formats that may come back. */
  readonly formats: readonly PictureFormat[];
  /** Exact size in pixels. */
  readonly size?: { readonly width: number; readonly height: number };
  /** Width to height, and how far it may be off: 0.02 = 2 %. */
  readonly ratio?: { readonly value: number; readonly tolerance: number };
  /** Length of the longer side in pixels, at least and at most. */
  readonly longSide?: { readonly min: number; readonly max: number };
  /** `some`: transparent parts and visible ones; `none`: no transparency at all. */
  readonly transparency?: 'some' | 'none';
  /** What the picture must show of the upload. */
  readonly shows?: {
    readonly drawing: Drawing;
    readonly part: 'subject' | 'print';
    readonly framing: Framing;
    /** Pixels from the left and from above, where it lies within. */
    readonly offset?: { readonly left: number; readonly top: number };
  };
  /** No clear margin is left on any side. */
  readonly trimmed?: true;
  /** Share of the frame that the fully visible part takes, 0 to 1, within 0.05. */
  readonly subjectShare?: number;
  /** Red, green and blue of the ground, where one was asked for. */
  readonly ground?: readonly [red: number, green: number, blue: number];
}

/** The kinds of mistakes that a service must refuse. */
export type Mistake =
  /** No key, or one that is not right. */
  | 'key'
  /** The key of the other account. */
  | 'foreign-key'
  /** A request that the spec does not allow. */
  | 'request'
  /** More tasks than the account has slots. */
  | 'slots';

/** How a service tells an error. */
export type ErrorStyle = 'http-status' | 'envelope-under-200';

/** What must hold of one answer. */
export type Expectation =
  | { readonly outcome: 'success'; readonly body: 'json' | 'picture' | 'events'; readonly picture?: PictureExpectation }
  | {
      readonly outcome: 'refusal';
      /** Codes that the spec allows for this mistake. */
      readonly codes: readonly number[];
      /** The mistake in words, as the end of a sentence: "without a key". */
      readonly because: string;
      /** The kind of the mistake. */
      readonly mistake: Mistake;
      /** The style that was asked of a mock; absent, a target chooses its own and must keep to it. */
      readonly style?: ErrorStyle;
    }
  /** The spec does not say which way it goes; whatever comes must be a declared answer. */
  | { readonly outcome: 'any' };

/** A request with what must hold of its answer. */
export interface Step {
  /** Unique within the case. */
  readonly name: string;
  readonly request: WireRequest;
  readonly expectation: Expectation;
}

/** An exchange with the step that it belongs to. */
export interface JudgedExchange {
  readonly caseId: string;
  readonly step: string;
  readonly expectation: Expectation;
  readonly exchange: Exchange;
  /** Why nothing is concluded from it: a service that was busy or out of reach for a moment. */
  readonly setAside?: string;
}

/** The keys of a run. */
export interface Keys {
  /** Of the sync and async hosts. */
  readonly apiKey: string;
  /** Of the models host; undefined when none was given. */
  readonly modelsApiKey: string | undefined;
}

/** A case that cannot be run with what was given, or comes to no conclusion; that is a gap, no fault. */
export class SkippedCase extends Error {
  override readonly name = 'SkippedCase';
}

/** What a case can do while it runs. It sees neither the target nor the checks. */
export interface Stage {
  readonly keys: Keys;
  /** Sends a request; the answer is judged by every check of single exchanges. */
  send(step: Step): Promise<Exchange>;
  /** True if the checks of single exchanges find nothing in an exchange, whatever its outcome. */
  conforms(exchange: Exchange): Promise<boolean>;
  /** Hands over what was observed across exchanges, for the checks of flows. */
  observe(observation: Observation): void;
  /** Waits; a recording does not. */
  pause(milliseconds: number): Promise<void>;
  /** Asks whether so many credits beyond the case's price may be spent; throws when not. */
  afford(credits: number): Promise<void>;
  /** Takes one of the account's task slots until the returned function is called. */
  slot(): Promise<() => void>;
  /**
   * Lets the target's tasks run so many times as fast as in life, where it can be told so, until the returned function is
   * called.
   */
  pace(speed: number): Promise<() => Promise<void>>;
  /** Milliseconds between polls, for the n-th poll of a task. */
  pollPause(poll: number): number;
  /** Milliseconds after which a task counts as stuck. */
  readonly patience: number;
  /** True where other programs may use the account at the same time, so that its slots may be taken. */
  readonly sharedAccount: boolean;
  /**
   * A link to a public picture; different numbers give different links.
   *
   * @param example the link to send where the target takes any: in the place of a PNG only a PNG is given, for its transparency
   * @throws SkippedCase when the target fetches links and nobody has named such a picture
   */
  pictureLink(number: number, example?: string): string;
  /** The link as it can be reached through the target, where that differs from the link itself. */
  throughTarget(link: string): string | undefined;
}

/** One thing to try. */
export interface Case {
  /** Stable and readable: `createSync/multipart/background-removal/crop=1`. */
  readonly id: string;
  readonly operationId: string;
  /**
   * `shared`: at the same time as others. `alone`: nothing else touches the account meanwhile, since credits or slots are
   * counted.
   */
  readonly lane: 'shared' | 'alone';
  /** Most credits that it can cost. */
  readonly price: number;
  /** The key without which it cannot be run; `none` for a case that sends no valid key. */
  readonly key: keyof Keys | 'none';
  run(stage: Stage): Promise<void>;
}
