import type { JudgedExchange } from '../model/case.js';
import type { Exchange, TransportFailure, WireResponse } from '../model/exchange.js';
import type { Observation, TaskObservation } from '../model/observation.js';
import type { Operation } from '../spec/operations.js';

/** One way in which something is not what the spec says. */
export interface Deviation {
  /** One sentence: what was seen, and what the spec says. */
  readonly message: string;
  /** Where in the response: a JSON pointer, a header name or a pixel area. */
  readonly where?: string;
  /** The rule in the spec: document and JSON pointer. */
  readonly rule?: string;
}

/** A deviation with the exchange that shows it, for checks that look at several exchanges. */
export interface FlowDeviation extends Deviation {
  readonly exchange: Exchange;
}

/** A response to judge. */
export interface Subject {
  readonly judged: JudgedExchange;
  readonly response: WireResponse;
  /** The operation that the request called. */
  readonly operation: Operation;
  /** The keys of the run, to look for in responses. Never write them anywhere. */
  readonly secrets: readonly string[];
}

/** Everything that a run saw, for checks that compare exchanges of different cases. */
export interface WholeRun {
  readonly exchanges: readonly JudgedExchange[];
  readonly tasks: readonly TaskObservation[];
}

/** An entry of the baseline that is past its last day. */
export interface ExpiredEntry {
  readonly fingerprint: string;
  readonly reason: string;
  readonly owner: string;
  /** `2026-12-31` */
  readonly expires: string;
}

type Found<D extends Deviation> = readonly D[] | Promise<readonly D[]>;

/** Judges an observation. If the observation has several exchanges, each deviation names the one that shows it. */
type Look<O extends Observation> = (
  seen: O,
) => Found<O extends { readonly exchange: Exchange } ? Deviation : FlowDeviation>;

/** What a check looks at: a function for each kind of thing, in most checks a single one. */
export type CheckRun = {
  /** A response to a request of the spec. */
  readonly response?: (subject: Subject) => Found<Deviation>;
  /** A request that got no response. */
  readonly failure?: (failure: TransportFailure) => Found<Deviation>;
  /** The whole run, after its last case. */
  readonly run?: (run: WholeRun) => Found<FlowDeviation>;
  /** An expired entry of the baseline. */
  readonly expired?: (entry: ExpiredEntry) => readonly Deviation[];
} & { readonly [Kind in Observation['kind']]?: Look<Extract<Observation, { readonly kind: Kind }>> };

/** A rule, with the code that finds deviations from it. */
export interface Check<Id extends string = string> {
  /** Stable: baselines, code-scanning services and scripts rely on it. */
  readonly id: Id;
  /** The rule in one sentence. */
  readonly rule: string;
  /** The message of a finding. A test keeps it true. */
  readonly example: string;
  readonly run: CheckRun;
  /** True if it also judges responses to requests that the spec does not have, such as a browser's preflight. */
  readonly anyRequest?: true;
}

/** Defines a check. Add it to its family in `index.ts`; its id is a member of `CheckId` from then on. */
export function defineCheck<const Id extends string>(check: Check<Id>): Check<Id> {
  return check;
}
