import { type Api, ApiError } from './api.js';
import type { AccountReport, ActiveRule, JournalEntry, Scenario, StateReport, TaskReport } from './control.js';

/** How the page stands with its server. `locked`: it wants a token. */
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
  /** Counts up when the server starts anew: task numbers may then mean other tasks. */
  generation: number;
}

/** Between two looks while all is well; doubled up to the maximum while the server is gone. */
const INTERVAL_MS = 1000;
const MAX_INTERVAL_MS = 10_000;
/** A full look even when the state seems unchanged: another program may have steered the mock. */
const FULL_LOOK_EVERY = 5;
/** Entries kept on the page. */
const JOURNAL_BOUND = 5000;
/** Unanswered requests that are looked at again, the latest. */
const OPEN_ENTRIES = 20;

const EMPTY: Omit<View, 'connection' | 'generation'> = {
  state: undefined,
  tasks: [],
  accounts: [],
  faults: [],
  scenarios: [],
  journal: [],
};

/** Keeps a view of the mock up to date: looks once a second, not at all in a hidden tab, less often when nobody answers. */
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

  /** Calls back with every new view; answers a function that ends that. */
  subscribe(listener: (view: View) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Looks now, fully, and waits for what is seen. */
  async refresh(): Promise<void> {
    // One that is under way may have begun before whatever was just changed.
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

  /** True after a reset or a restart. Whoever was gone may have come back as another. */
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
      // One that is gone from the journal stays as it was.
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
