import { limit } from '../spec/spec.js';
import { type Accounts, createAccounts } from './accounts.js';
import { type Clock, createClock } from './clock.js';
import { createJournal, type Journal } from './journal.js';
import { createPictures, type Pictures } from './pictures.js';
import { createRandom, type Random } from './random.js';
import type { Settings } from './settings.js';
import { createRunningCalls, type RunningCalls } from './slots.js';
import { createTasks, type Tasks } from './tasks.js';

/** The whole state of a mock except its faults. */
export interface State {
  readonly options: Settings;
  readonly clock: Clock;
  readonly accounts: Accounts;
  readonly tasks: Tasks;
  readonly runningCalls: RunningCalls;
  readonly pictures: Pictures;
  readonly journal: Journal;
  /** Random numbers for the ids and durations of requests that create no task. */
  readonly random: Random;
  /** Random numbers for the jitter of delays, which must not shift ids. */
  readonly jitter: Random;
  /** The random number generators by name, for snapshots. */
  readonly streams: Readonly<Record<StreamName, Random>>;
}

/** Independent random number generators of one seed. */
export type StreamName = 'requests' | 'tasks' | 'pictures' | 'faults' | 'jitter';

/** Makes a fresh state. Equal settings give equal states. */
export function createState(options: Settings): State {
  const { seed } = options;
  const streams: Record<StreamName, Random> = {
    requests: createRandom(seed, 'requests'),
    tasks: createRandom(seed, 'tasks'),
    pictures: createRandom(seed, 'pictures'),
    faults: createRandom(seed, 'faults'),
    jitter: createRandom(seed, 'jitter'),
  };
  const clock = createClock(options.clock);
  const accounts = createAccounts(options.accounts, limit('tasksAtOnce'));
  return {
    options,
    clock,
    accounts,
    tasks: createTasks(clock, streams.tasks, options.durations, options.maxTasks),
    runningCalls: createRunningCalls(),
    pictures: createPictures(clock, streams.pictures, options.pictures),
    journal: createJournal(options.journalSize, accounts.keys),
    random: streams.requests,
    jitter: streams.jitter,
    streams,
  };
}
