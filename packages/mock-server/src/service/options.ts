import { checkRule } from '../faults/check-rule.js';
import type { FaultRule, Scenario } from '../faults/fault.js';
import { readScenarios } from '../faults/scenarios.js';
import { limit } from '../spec/spec.js';
import type { AccountOptions } from './accounts.js';
import { checkOptions } from './check-options.js';
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

/** Fills in the defaults. Throws `TypeError` when an option is not what it must be. */
export function resolveOptions(options: MockOptions): ResolvedOptions {
  checkOptions(options);
  const { seed = 1, clock = 'poll', accounts = [] } = options;
  const keys = (
    given: string | string[] | undefined,
    gateway: 'matting' | 'models',
    fallback: string,
  ): AccountOptions[] => {
    const has = accounts.some((account) => (account.gateway ?? 'matting') === gateway);
    const list = given === undefined ? (has ? [] : [fallback]) : [given].flat();
    return list.map((key) => ({ key, gateway }));
  };
  return {
    seed,
    clock: { pollStep: limit('pollIntervalMs'), ...(typeof clock === 'string' ? { mode: clock } : clock) },
    accounts: [
      ...keys(options.apiKey, 'matting', DEFAULT_API_KEY),
      ...keys(options.modelsApiKey, 'models', DEFAULT_MODELS_API_KEY),
      ...accounts,
    ],
    errorStyle: options.errorStyle ?? 'http',
    strict: options.strict ?? false,
    durations: options.durations ?? {},
    pictures: options.pictures ?? {},
    maxTasks: options.maxTasks ?? 2000,
    journalSize: options.journalSize ?? 1000,
    scenarios: readScenarios(options.scenarios ?? []),
    scenario: options.scenario,
    faults: (options.faults ?? []).map(checkRule),
    cors: options.cors ?? false,
    fetchLink: options.fetchLink,
  };
}
