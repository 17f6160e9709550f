import { createFaults, type Faults, type FaultsSnapshot } from '../faults/engine.js';
import type { AccountSnapshot } from '../state/accounts.js';
import type { JournalSnapshot } from '../state/journal.js';
import type { StoredPicture } from '../state/pictures.js';
import { createState, type State } from '../state/state.js';
import type { Task } from '../state/tasks.js';
import type { ResolvedOptions } from './options.js';

/** The state of one mock and its faults. */
export interface Store extends State {
  readonly faults: Faults;
  snapshot(): MockSnapshot;
  restore(snapshot: MockSnapshot): void;
}

/** The whole state of a mock, to be restored later. Treat it as opaque: its form may change. */
export interface MockSnapshot {
  now: number;
  random: Record<string, number>;
  accounts: AccountSnapshot[];
  tasks: Task[];
  pictures: StoredPicture[];
  journal: JournalSnapshot;
  faults: FaultsSnapshot;
}

/** Makes a fresh store. Equal options give equal stores. */
export function createStore(options: ResolvedOptions): Store {
  const state = createState(options);
  const { clock, accounts, tasks, pictures, journal, streams } = state;
  const faults = createFaults(streams.faults, options.scenarios);
  for (const { scenario } of options.accounts) faults.require(scenario);
  for (const rule of options.faults) faults.add(rule);
  if (options.scenario) faults.setScenario(options.scenario);

  return {
    ...state,
    faults,
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

/** Refuses a snapshot that went through JSON, which turns pictures into plain objects and Infinity into null. */
function checkSnapshot({ pictures, tasks }: MockSnapshot): void {
  if (pictures.every(({ bytes }) => ArrayBuffer.isView(bytes)) && tasks.every(({ dueAt }) => typeof dueAt === 'number'))
    return;
  throw new TypeError(
    'Failed to restore the mock: the snapshot was changed, most likely by JSON. Keep it as a structured clone, in IndexedDB for instance.',
  );
}
