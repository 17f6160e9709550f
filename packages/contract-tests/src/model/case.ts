import type { Drawing } from '../pictures/drawing.js';
import type { PictureFormat } from '../pictures/format.js';
import type { Exchange, WireRequest } from './exchange.js';
import type { Observation } from './observation.js';

/** Where the upload must be found again in a result. */
export type Framing =
  /** Same frame, same pixels. */
  | 'in-place'
  /** The frame trimmed to what is visible. */
  | 'trimmed'
  /** The frame trimmed to the print, more or less closely. */
  | 'print'
  /** Wherever the opaque part lies: a subject with a shadow, at any size. */
  | 'solid'
  /** Wherever something differs from the plain background: an extracted print. */
  | 'on-ground'
  /** Inside a larger frame, at an offset. The rest is generated. */
  | 'within';

/** What is expected of a picture. Absent parts are not judged. */
export interface PictureExpectation {
  /** Formats that the picture may have. */
  readonly formats: readonly PictureFormat[];
  /** Exact size in pixels. */
  readonly size?: { readonly width: number; readonly height: number };
  /** Width divided by height, and its tolerance: 0.02 is 2 %. */
  readonly ratio?: { readonly value: number; readonly tolerance: number };
  /** Least and greatest length of the longer side, in pixels. */
  readonly longSide?: { readonly min: number; readonly max: number };
  /** `some`: transparent and visible parts; `none`: no transparency at all. */
  readonly transparency?: 'some' | 'none';
  /** What the picture must show of the upload. */
  readonly shows?: {
    readonly drawing: Drawing;
    readonly part: 'subject' | 'print';
    readonly framing: Framing;
    /** Offset in pixels from the left and the top, for `within`. */
    readonly offset?: { readonly left: number; readonly top: number };
  };
  /** No clear margin is left on any side. */
  readonly trimmed?: true;
  /** Share of the frame that the opaque part takes, 0 to 1, with a tolerance of 0.05. */
  readonly subjectShare?: number;
  /** Red, green and blue of the background, if one was requested. */
  readonly ground?: readonly [red: number, green: number, blue: number];
}

/** The kinds of mistakes that a service must refuse. */
export type Mistake =
  /** No key, or a wrong one. */
  | 'key'
  /** The key of the other account. */
  | 'foreign-key'
  /** A request that the spec does not allow. */
  | 'request'
  /** More tasks than the account has slots. */
  | 'slots';

/** How a service reports an error. */
export type ErrorStyle = 'http-status' | 'envelope-under-200';

/** What is expected of a response. */
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
      /** The style that was requested of a mock. If absent, the target chooses one and must keep to it. */
      readonly style?: ErrorStyle;
    }
  /** The spec leaves the outcome open; the response must be a declared one. */
  | { readonly outcome: 'any' };

/** A request with what is expected of its response. */
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
  /** Why it is not judged: the service was busy or unreachable for a moment. */
  readonly setAside?: string;
}

/** The keys of a run. */
export interface Keys {
  /** For the sync and async hosts. */
  readonly apiKey: string;
  /** For the models host; undefined if no such key was given. */
  readonly modelsApiKey: string | undefined;
}

/** The case lacks something that it needs, or reaches no conclusion. That is a gap, not a finding. */
export class SkippedCase extends Error {
  override readonly name = 'SkippedCase';
}

/** What a case can do while it runs. It knows neither the target nor the checks. */
export interface Stage {
  readonly keys: Keys;
  /** Sends a request. Every check of single exchanges judges the response. */
  send(step: Step): Promise<Exchange>;
  /** True if the checks of single exchanges find nothing in an exchange, whatever its outcome. */
  conforms(exchange: Exchange): Promise<boolean>;
  /** Hands an observation of several exchanges over to the checks. */
  observe(observation: Observation): void;
  /** Waits; does nothing on a recording. */
  pause(milliseconds: number): Promise<void>;
  /** Throws if no more credits beyond the price of the case may be spent. */
  afford(credits: number): Promise<void>;
  /** Takes one of the task slots of the account until the returned function is called. */
  slot(): Promise<() => void>;
  /**
   * Runs tasks at a multiple of their real speed until the returned function is called, if the target supports that.
   */
  pace(speed: number): Promise<() => Promise<void>>;
  /** Milliseconds to wait after the n-th poll of a task. */
  pollPause(poll: number): number;
  /** Milliseconds after which a task counts as stuck. */
  readonly patience: number;
  /** True if other programs may use the account at the same time, and take its slots. */
  readonly sharedAccount: boolean;
  /**
   * A link to a public picture. Different numbers give different links.
   *
   * @param example the link to send if the target accepts any. A link to a PNG is replaced by a link to a PNG only
   * @throws SkippedCase if the target downloads links and no such picture was given
   */
  pictureLink(number: number, example?: string): string;
  /** The link with its host replaced by the target's own; undefined if that is not possible or not needed. */
  throughTarget(link: string): string | undefined;
}

/** Requests to send, and what is expected of their responses. */
export interface Case {
  /** Stable and readable: `createSync/multipart/background-removal/crop=1`. */
  readonly id: string;
  readonly operationId: string;
  /**
   * `shared`: runs at the same time as others. `alone`: has the account for itself, because it counts credits or slots.
   */
  readonly lane: 'shared' | 'alone';
  /** Most credits that it can cost. */
  readonly price: number;
  /** The key without which it cannot be run; `none` for a case that sends no valid key. */
  readonly key: keyof Keys | 'none';
  run(stage: Stage): Promise<void>;
}
