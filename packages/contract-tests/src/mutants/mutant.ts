import type { HeaderLine } from '../model/exchange.js';

/** The ten families of drift. */
export const FAMILIES = [
  'schema',
  'status',
  'media',
  'picture',
  'raw-bytes',
  'flow',
  'authentication',
  'transport',
  'request',
  'cost',
] as const;

/** A family of drift. */
export type Family = (typeof FAMILIES)[number];

/** A request on its way to the mock. */
export interface PassingRequest {
  readonly operationId: string;
  method: string;
  /** With its prefix: `/sync/v1/create`. */
  path: string;
  headers: HeaderLine[];
  body: Buffer;
}

/** An answer on its way back. */
export interface PassingAnswer {
  status: number;
  headers: HeaderLine[];
  body: Buffer;
  /** How the bytes travel, where that is the drift. */
  delivery?: 'reset' | 'cut-off' | 'too-short-length' | 'hang' | 'raw';
  /** For `raw`: everything that goes onto the socket. */
  raw?: Buffer;
}

/** What a mutation can look at: the request as it was sent, and a memory of its own. */
export interface Passing {
  readonly request: Readonly<PassingRequest>;
  /** Lasts for the run of one mutant. */
  readonly memory: Map<string, unknown>;
  /** How many answers of this operation came before. */
  readonly count: number;
  /** Sends another request to the mock, as a careless proxy would. */
  readonly resend: (request: Readonly<PassingRequest>) => Promise<PassingAnswer>;
}

/** One drift. */
export interface Mutant {
  readonly id: string;
  readonly family: Family;
  /** Operations whose cases are run: all that can see the drift. */
  readonly scope: readonly string[];
  /** Checks of which at least one must be found: the right names. */
  readonly checks: readonly string[];
  /** True when a client that was written from the spec would do something wrong. */
  readonly breaksSdk: boolean;
  /** Changes a request before the mock sees it. */
  readonly request?: (request: PassingRequest, passing: Passing) => unknown;
  /** Answers in place of the mock; undefined lets the request through. */
  readonly instead?: (request: PassingRequest) => PassingAnswer | undefined;
  /** Changes an answer of the mock. */
  readonly answer?: (answer: PassingAnswer, passing: Passing) => unknown;
}

/** Makes mutants of one family that change answers; the operations that each touches are its `scope`. */
export const answerMutants =
  (family: Family) =>
  (
    id: string,
    scope: readonly string[],
    checks: readonly string[],
    answer: Mutant['answer'] & {},
    breaksSdk = true,
  ): Mutant => ({ id, family, scope, checks, breaksSdk, answer });
