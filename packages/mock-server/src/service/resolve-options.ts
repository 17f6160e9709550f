import { checkRule } from '../faults/check-rule.js';
import { readScenarios } from '../faults/scenarios.js';
import { limit } from '../spec/spec.js';
import type { AccountOptions } from '../state/accounts.js';
import { checkOptions } from './check-options.js';
import { DEFAULT_API_KEY, DEFAULT_MODELS_API_KEY, type MockOptions, type ResolvedOptions } from './options.js';

/** Fills in the defaults. Throws `TypeError` if an option is not valid. */
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
