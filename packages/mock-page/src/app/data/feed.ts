import { type Api, ApiError } from './api.js';
import type { AccountReport, ActiveRule, JournalEntry, Scenario, StateReport, TaskReport } from './control.js';

/** State of the connection to the server. `locked`: the server requires a token. */
export type Connection = 'connecting' | 'live' | 'lost' | 'locked';

/** Everything that the page shows, as it was at one moment. */
export interface View {
  connection: Connection;
  state: StateReport | undefined;
  tasks: TaskReport[];
  accounts: AccountReport[];
  faults: ActiveRule[];
  scenarios: Scenario[];
  /** Oldest first. */
  journal: JournalEntry[];
  /** Increases when the server restarts or is reset: the same task ids may then be other tasks. */
  generation: number;
}

/** Milliseconds between two polls. Doubled, up to the maximum, while the server does not respond. */
const INTERVAL_MS = 1000;
const MAX_INTERVAL_MS = 10_000;
/** Every so many polls, everything is read even if the state seems unchanged: another program may control the mock. */
const FULL_LOOK_EVERY = 5;
/** Entries kept on the page. */
const JOURNAL_BOUND = 5000;
/** Requests without a response that are read again, the latest ones. */
const OPEN_ENTRIES = 20;

const EMPTY: Omit<View, 'connection' | 'generation'> = {
  state: undefined,
  tasks: [],
  accounts: [],
  faults: [],
  scenarios: [],
  journal: [],
};

/** Keeps a view of the mock up to date: polls once a second, not in a hidden tab, and less often while there is no response. */
export class Feed {
  view: View = { ...EMPTY, connection: 'connecting', generation: 0 };
  private readonly listeners = new Set<(view: View) => void>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private looking: Promise<void> | undefined;
  private failures = 0;
  private looks = 0;

  constructor(private readonly api: Api) {}

  start(): void {
    document.addEventListener('visibilitychange', () => {
      clearTimeout(this.timer);
      if (!document.hidden) void this.refresh();
    });
    void this.refresh();
  }

  /** Calls the listener with every new view. Returns a function that unsubscribes. */
  subscribe(listener: (view: View) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Reads everything now, and waits for the new view. */
  async refresh(): Promise<void> {
    // A poll that is already running may have started before the last change.
    await this.looking;
    this.looks = 0;
    this.looking ??= this.look().finally(() => {
      this.looking = undefined;
      this.schedule();
    });
    await this.looking;
  }

  forgetJournal(): void {
    this.publish({ ...this.view, journal: [] });
  }

  private schedule(): void {
    clearTimeout(this.timer);
    if (document.hidden || this.view.connection === 'locked') return;
    const pause = Math.min(MAX_INTERVAL_MS, INTERVAL_MS * 2 ** this.failures);
    this.timer = setTimeout(() => {
      this.looking ??= this.look().finally(() => {
        this.looking = undefined;
        this.schedule();
      });
    }, pause);
  }

  private async look(): Promise<void> {
    try {
      const state = await this.api.state();
      const before = this.startsAnew(state)
        ? { ...this.view, ...EMPTY, generation: this.view.generation + 1 }
        : this.view;
      const isFull = before.state === undefined || this.looks % FULL_LOOK_EVERY === 0;
      this.looks++;
      const hasNews = isFull || state.requests !== before.state?.requests || state.now !== before.state?.now;
      const [tasks, accounts, faults, scenarios, journal] = await Promise.all([
        hasNews && (isFull || hasMovingTasks(state, before)) ? this.api.tasks() : before.tasks,
        hasNews ? this.api.accounts() : before.accounts,
        isFull ? this.api.faults() : before.faults,
        isFull ? this.api.scenarios() : before.scenarios,
        this.readJournal(before.journal, state),
      ]);
      this.failures = 0;
      this.publish({ ...before, connection: 'live', state, tasks, accounts, faults, scenarios, journal });
    } catch (error) {
      this.failures++;
      const isLocked = error instanceof ApiError && error.status === 401;
      this.publish({ ...this.view, connection: isLocked ? 'locked' : 'lost' });
    }
  }

  /** True after a reset or a restart. After a lost connection, the server may be another one. */
  private startsAnew(state: StateReport): boolean {
    const { view } = this;
    return view.state !== undefined && (view.connection !== 'live' || state.requests < view.state.requests);
  }

  private async readJournal(known: JournalEntry[], state: StateReport): Promise<JournalEntry[]> {
    const last = known.at(-1)?.seq ?? 0;
    const open = known.filter((entry) => entry.outcome === undefined).slice(-OPEN_ENTRIES);
    if (state.requests === last && open.length === 0) return known;
    const [news, again] = await Promise.all([
      state.requests > last ? this.api.journal(last, JOURNAL_BOUND) : [],
      // An entry that is no longer in the journal stays as it was.
      Promise.all(open.map((entry) => this.api.entry(entry.seq).catch(() => entry))),
    ]);
    const settled = new Map(again.filter((entry) => entry.outcome !== undefined).map((entry) => [entry.seq, entry]));
    if (news.length === 0 && settled.size === 0) return known;
    return [...known.map((entry) => settled.get(entry.seq) ?? entry), ...news].slice(-JOURNAL_BOUND);
  }

  private publish(view: View): void {
    this.view = view;
    for (const listener of this.listeners) listener(view);
  }
}

function hasMovingTasks(state: StateReport, before: View): boolean {
  const was = before.state?.tasks;
  return (
    state.tasks.active > 0 ||
    was?.active !== state.tasks.active ||
    was.done !== state.tasks.done ||
    was.failed !== state.tasks.failed
  );
}
