import type { FaultRule, Scenario } from '../faults/fault.js';
import type { AccountOptions } from '../state/accounts.js';
import type { ClockMode, ClockOptions } from '../state/clock.js';
import type { PictureBounds } from '../state/pictures.js';
import type { ErrorStyle, LinkFetcher, Settings } from '../state/settings.js';
import type { Durations } from '../state/tasks.js';

/** The keys of a mock that is configured without keys. They are plain words, so that nobody takes them for real keys. */
export const DEFAULT_API_KEY = 'kkt-mock-key';
export const DEFAULT_MODELS_API_KEY = 'sk-mock-key';

/** Options of {@link createMock}. All are optional. With equal options, the same requests get the same responses. */
export interface MockOptions {
  /** Seeds ids, durations, queue positions and faults with a probability. Default 1. */
  seed?: number | string;
  /** How time passes. Default `poll`: every poll moves mock time forward, so that no test has to wait. */
  clock?: ClockMode | ClockOptions;
  /** Key or keys of accounts with plenty of credits on the cut-out hosts. Default `kkt-mock-key`, unless `accounts` has such an account. */
  apiKey?: string | string[];
  /** Key or keys of accounts for the third-party models. Default `sk-mock-key`, unless `accounts` has such an account. */
  modelsApiKey?: string | string[];
  /** Accounts in detail: credits, status, slots, scenario. */
  accounts?: AccountOptions[];
  /** How the cut-out hosts report errors. Default `http`. */
  errorStyle?: ErrorStyle;
  /** Also refuse what the live service might accept but the spec does not declare. Default false. */
  strict?: boolean;
  /** How long tasks take. */
  durations?: Durations;
  /** How many pictures are kept, and for how long result links work. */
  pictures?: PictureBounds;
  /** How many tasks are remembered. Default 2000. */
  maxTasks?: number;
  /** How many requests are remembered. Default 1000. */
  journalSize?: number;
  /** Scenarios in addition to the built-in ones. */
  scenarios?: Scenario[];
  /** A scenario that applies to all requests from the start. */
  scenario?: string;
  /** Faults that are on from the start. */
  faults?: FaultRule[];
  /** Send CORS headers: true for any origin, or a list of origins. The cut-out hosts send none (C1), so the default is false. */
  cors?: boolean | string[];
  /** Downloads pictures that are given by link. Without it, the mock uses a picture drawn from the link instead. */
  fetchLink?: LinkFetcher;
}

/** Options with every default filled in. */
export interface ResolvedOptions extends Settings {
  scenarios: Scenario[];
  scenario: string | undefined;
  faults: FaultRule[];
}
