import { createFaults, type Faults, type FaultsSnapshot } from '../faults/engine.js';
import { limit } from '../spec/spec.js';
import { type AccountSnapshot, type Accounts, createAccounts } from './accounts.js';
import { type Clock, createClock } from './clock.js';
import { createJournal, type Journal, type JournalEntry } from './journal.js';
import type { ResolvedOptions } from './options.js';
import { createPictures, type Pictures, type StoredPicture } from './pictures.js';
import { createRandom, type Random } from './random.js';
import { redactText } from './redact.js';
import { createTasks, type Task, type Tasks } from './tasks.js';

/** Everything that one mock remembers. */
export interface Store {
  readonly options: ResolvedOptions;
  readonly clock: Clock;
  readonly accounts: Accounts;
  readonly tasks: Tasks;
  readonly pictures: Pictures;
  readonly journal: Journal;
  readonly faults: Faults;
  /** Chance for ids and durations of requests that are no tasks. */
  readonly random: Random;
  /** Chance for jitter, which must not shift ids. */
  readonly jitter: Random;
  snapshot(): MockSnapshot;
  restore(snapshot: MockSnapshot): void;
}

/** The whole state of a mock, to be put back later. Treat it as opaque: its form may change. */
export interface MockSnapshot {
  now: number;
  random: Record<string, number>;
  accounts: AccountSnapshot[];
  tasks: Task[];
  pictures: StoredPicture[];
  journal: { entries: JournalEntry[]; seq: number };
  faults: FaultsSnapshot;
}

/** Makes a fresh store from options: equal options give equal stores. */
export function createStore(options: ResolvedOptions): Store {
  const { seed } = options;
  const streams = {
    requests: createRandom(seed, 'requests'),
    tasks: createRandom(seed, 'tasks'),
    pictures: createRandom(seed, 'pictures'),
    faults: createRandom(seed, 'faults'),
    jitter: createRandom(seed, 'jitter'),
  };
  const clock = createClock(options.clock);
  const accounts = createAccounts(options.accounts, limit('tasksAtOnce'));
  const tasks = createTasks(clock, streams.tasks, options.durations, options.maxTasks);
  const pictures = createPictures(clock, streams.pictures, options.pictures);
  const journal = createJournal(options.journalSize, (text) =>
    redactText(
      text,
      accounts.list().map(({ key }) => key),
    ),
  );
  const faults = createFaults(streams.faults, options.scenarios);
  for (const { scenario } of options.accounts) faults.require(scenario);
  for (const rule of options.faults) faults.add(rule);
  if (options.scenario) faults.setScenario(options.scenario);

  return {
    options,
    clock,
    accounts,
    tasks,
    pictures,
    journal,
    faults,
    random: streams.requests,
    jitter: streams.jitter,
    snapshot: () => ({
      now: clock.now(),
      random: Object.fromEntries(Object.entries(streams).map(([name, stream]) => [name, stream.state()])),
      accounts: accounts.snapshot(),
      tasks: tasks.snapshot(),
      pictures: pictures.snapshot(),
      journal: journal.snapshot(),
      faults: faults.snapshot(),
    }),
    restore(snapshot) {
      checkSnapshot(snapshot);
      clock.set(snapshot.now);
      for (const [name, stream] of Object.entries(streams)) stream.restore(snapshot.random[name] ?? stream.state());
      accounts.restore(snapshot.accounts);
      tasks.restore(snapshot.tasks);
      pictures.restore(snapshot.pictures);
      journal.restore(snapshot.journal);
      faults.restore(snapshot.faults);
    },
  };
}

/** JSON turns pictures into lists of numbers and Infinity into nothing: better said here than found out later. */
function checkSnapshot({ pictures, tasks }: MockSnapshot): void {
  if (pictures.every(({ bytes }) => ArrayBuffer.isView(bytes)) && tasks.every(({ dueAt }) => typeof dueAt === 'number'))
    return;
  throw new TypeError(
    'Failed to restore the mock: the snapshot was changed, most likely by JSON. Keep it as a structured clone, in IndexedDB for instance.',
  );
}
