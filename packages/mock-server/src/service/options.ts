import type { FaultRule, Scenario } from '../faults/fault.js';
import type { AccountOptions } from './accounts.js';
import type { ClockMode, ClockOptions } from './clock.js';
import type { PictureBounds } from './pictures.js';
import type { Durations } from './tasks.js';

/** The keys of a mock that was given none: plain words, clearly no real keys. */
export const DEFAULT_API_KEY = 'kkt-mock-key';
export const DEFAULT_MODELS_API_KEY = 'sk-mock-key';

/**
 * How the matting hosts tell errors: by HTTP status with an envelope; by the envelope alone, under HTTP 200; or now so, now
 * so, by the seed. Sources report both, so a client must take both.
 */
export type ErrorStyle = 'http' | 'envelope' | 'mixed';

/** Fetches the picture behind a link, when links are to be fetched for real. */
export type LinkFetcher = (link: string, signal?: AbortSignal) => Promise<Uint8Array>;

/** Options of {@link createMock}. All have defaults; equal options give equal runs. */
export interface MockOptions {
  /** Seeds ids, durations, queue places and chance faults. Default 1. */
  seed?: number | string;
  /** How time passes; default `poll`: every poll moves time on, so that nothing ever waits. */
  clock?: ClockMode | ClockOptions;
  /** Key of an account with plenty of credits on the matting hosts. Default `kkt-mock-key`, unless `accounts` has one. */
  apiKey?: string | string[];
  /** Key of an account on the gateway of third-party models. Default `sk-mock-key`, unless `accounts` has one. */
  modelsApiKey?: string | string[];
  /** Accounts in detail: credits, status, slots, scenario. */
  accounts?: AccountOptions[];
  /** How the matting hosts tell errors; default `http`. */
  errorStyle?: ErrorStyle;
  /** Refuse also what life would let pass but the documents do not know. Default false. */
  strict?: boolean;
  /** How long tasks take. */
  durations?: Durations;
  /** How many pictures are kept, and how long result links work. */
  pictures?: PictureBounds;
  /** Tasks remembered; default 2000. */
  maxTasks?: number;
  /** Requests remembered; default 1000. */
  journalSize?: number;
  /** Scenarios beside the built-in ones. */
  scenarios?: Scenario[];
  /** A scenario that everything runs under from the start. */
  scenario?: string;
  /** Faults that are on from the start. */
  faults?: FaultRule[];
  /** Send CORS headers: true for any origin, or the origins. The matting hosts are known to send none (C1): default false. */
  cors?: boolean | string[];
  /** Fetches links for real; without it, a picture drawn from the link stands in for what is behind it. */
  fetchLink?: LinkFetcher;
}

/** Options with every default filled in. */
export interface ResolvedOptions {
  seed: number | string;
  clock: ClockOptions;
  accounts: AccountOptions[];
  errorStyle: ErrorStyle;
  strict: boolean;
  durations: Durations;
  pictures: PictureBounds;
  maxTasks: number;
  journalSize: number;
  scenarios: Scenario[];
  scenario: string | undefined;
  faults: FaultRule[];
  cors: boolean | string[];
  fetchLink: LinkFetcher | undefined;
}
