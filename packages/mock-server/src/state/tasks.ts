import type { Account } from './accounts.js';
import type { Clock } from './clock.js';
import type { Random } from './random.js';

/** How long tasks take. */
export interface Durations {
  /** Half of the tasks take less, in milliseconds of mock time. Default 4000. */
  median?: number;
  /** Deviation of the logarithm, ≥ 0: 0 makes every task take `median`. Default 0.35. */
  spread?: number;
}

/** A task of the async host. Times are milliseconds of mock time. */
export interface Task {
  readonly id: number;
  readonly accountId: string;
  readonly model: string;
  /** The create's options as the wire gave them, without the picture. */
  readonly options: Readonly<Record<string, string>>;
  /** The upload, in the store of pictures. */
  readonly uploadId: string;
  /** The link that a drawn picture stands in for; the picture is drawn only when it is needed. */
  readonly standsFor: string | undefined;
  readonly price: number;
  readonly createdAt: number;
  /** Until then it waits in the queue. */
  startsAt: number;
  /** Then it is done; Infinity for one that is stuck. */
  dueAt: number;
  /** Its place in the queue when it came, 0 the next to run. */
  readonly place: number;
  /** Scenarios of the create that also apply to this task's polls and result. */
  readonly scenarios: readonly string[];
  /** Polls answered so far. */
  polls: number;
  /** The id that its result's link has, or will have. */
  readonly resultId: string;
  /** Media type of the result, once it is made. */
  resultType: string | undefined;
  /** Why it failed, or undefined. */
  failure: { message: string; state: number } | undefined;
  /** True once a poll has reported it as done: it cannot fail any more. */
  reportedDone?: boolean;
  /** How it will end instead of well, once its time is over. */
  doom: { message: string; state: number } | undefined;
  /** At what percentage it hangs, for one that is stuck. */
  stuckAt: number | undefined;
  /** How long it runs, or would have run had it not got stuck: its progress keeps that pace. */
  readonly runsFor: number;
  /** What it cost was given back, since it failed (a guess: no source tells whether failures are charged). */
  refunded: boolean;
}

/** What a poll says of a task. */
export interface TaskView {
  /** 0 waiting or running, 1 done, 2 failed (−1 in the other reading of failure). */
  state: number;
  /** Percent, with two decimals. */
  progress: string;
  /** Place in the queue, −1 when not queued. */
  position: number;
  message: string | null;
}

/** What a new task is made of. */
export type NewTask = Pick<Task, 'model' | 'options' | 'uploadId' | 'standsFor' | 'price' | 'scenarios'>;

/** The tasks of the async host. */
export interface Tasks {
  /** Accepts a task. The caller has seen to slots and credits. */
  create(account: Account, task: NewTask): Task;
  get(id: number): Task | undefined;
  list(): Task[];
  /** How many of an account's tasks wait or run. */
  active(account: Account): number;
  /** The account's failed tasks whose price was not given back. */
  unrefunded(account: Account): Task[];
  /** True while it waits or runs. */
  isActive(task: Task): boolean;
  view(task: Task): TaskView;
  /** Ends a waiting or running task now, as done. */
  finish(task: Task): void;
  /** Lets a task run its time and then fail. */
  doom(task: Task, message?: string, state?: number): void;
  /** Ends a task as failed. `state` is 2, or −1 for the other reading. */
  fail(task: Task, message?: string, state?: number): void;
  /** Lets it run on forever, its progress standing still from `percent` on, 65.71 unless told otherwise. */
  stall(task: Task, percent?: number): void;
  /** The moment at which the last task ends. Undefined if all have ended, or never will. */
  lastDue(): number | undefined;
  snapshot(): Task[];
  restore(tasks: readonly Task[]): void;
}

/** The message of a failure that has none of its own. */
const FAILURE = '图片处理失败，请重试';

/** Makes the tasks. The oldest settled ones are forgotten beyond `maxTasks` (default 2000); polls of them get a 404. */
export function createTasks(clock: Clock, random: Random, durations: Durations = {}, maxTasks = 2000): Tasks {
  const { median = 4000, spread = 0.35 } = durations;
  let tasks = new Map<number, Task>();
  let lastId = random.integer(100_000, 999_999);

  const isActive = (task: Task) => !task.failure && clock.now() < task.dueAt;
  const hasFailed = (task: Task) => task.failure !== undefined || (task.doom !== undefined && !isActive(task));

  /** Each account's tasks that are active or not refunded yet. Every create asks for them, so they are kept apart from the others. */
  let unsettled = new Map<string, Set<Task>>();
  const watch = (task: Task) => {
    const ofAccount = unsettled.get(task.accountId) ?? new Set();
    unsettled.set(task.accountId, ofAccount.add(task));
  };
  const unsettledOf = ({ id }: Account): Task[] => {
    const ofAccount = unsettled.get(id) ?? new Set();
    for (const task of ofAccount) if (!isActive(task) && (task.refunded || !hasFailed(task))) ofAccount.delete(task);
    return [...ofAccount];
  };
  const forget = () => {
    for (const task of tasks.values()) {
      if (tasks.size <= maxTasks) return;
      if (!isActive(task)) tasks.delete(task.id);
    }
  };

  return {
    create(account, task) {
      const duration = random.logNormal(median, spread);
      const place = random.integer(0, 3);
      // A quarter of the time is spent in the queue, unless it is the next to run anyway.
      const queued = place > 0 ? Math.round(duration / 4) : 0;
      lastId += random.integer(1, 9);
      const createdAt = clock.now();
      const created: Task = {
        ...task,
        id: lastId,
        accountId: account.id,
        createdAt,
        startsAt: createdAt + queued,
        runsFor: duration - queued,
        dueAt: createdAt + duration,
        place,
        polls: 0,
        resultId: random.hex(32),
        resultType: undefined,
        failure: undefined,
        doom: undefined,
        stuckAt: undefined,
        refunded: false,
      };
      tasks.set(created.id, created);
      watch(created);
      forget();
      return created;
    },
    get: (id) => tasks.get(id),
    list: () => [...tasks.values()],
    active: (account) => unsettledOf(account).filter(isActive).length,
    unrefunded: (account) => unsettledOf(account).filter((task) => !isActive(task)),
    isActive,
    view(task) {
      const now = clock.now();
      const failure = task.failure ?? (now >= task.dueAt ? task.doom : undefined);
      if (failure)
        return { state: failure.state, progress: percent(task, now), position: -1, message: failure.message };
      if (now >= task.dueAt) return { state: 1, progress: '100.00', position: -1, message: null };
      if (now < task.startsAt) {
        const waited = (now - task.createdAt) / (task.startsAt - task.createdAt);
        return {
          state: 0,
          progress: '0.00',
          position: Math.max(0, Math.ceil(task.place * (1 - waited)) - 1),
          message: null,
        };
      }
      return { state: 0, progress: percent(task, now), position: -1, message: null };
    },
    finish(task) {
      if (!isActive(task)) return;
      task.dueAt = clock.now();
      task.startsAt = Math.min(task.startsAt, task.dueAt);
      task.stuckAt = undefined;
      task.doom = undefined;
    },
    doom(task, message = FAILURE, state = 2) {
      task.doom = { message, state };
    },
    fail(task, message = FAILURE, state = 2) {
      // What ends as a failure stops there: its last progress stays what it was.
      task.stuckAt ??= Number(percent(task, clock.now()));
      task.failure = { message, state };
      watch(task);
    },
    stall(task, at = 65.71) {
      // The progress so far and its pace stay the same. Only the end never comes.
      task.stuckAt = Math.max(at, Number(percent(task, clock.now())));
      task.startsAt = Math.min(task.startsAt, clock.now());
      task.dueAt = Number.POSITIVE_INFINITY;
    },
    lastDue() {
      let last: number | undefined;
      for (const task of tasks.values()) {
        if (isActive(task) && Number.isFinite(task.dueAt)) last = Math.max(last ?? 0, task.dueAt);
      }
      return last;
    },
    snapshot: () => [...tasks.values()].map((task) => ({ ...task })),
    restore(saved) {
      tasks = new Map(saved.map((task) => [task.id, { ...task }]));
      unsettled = new Map();
      for (const task of tasks.values()) watch(task);
      for (const id of tasks.keys()) lastId = Math.max(lastId, id);
    },
  };
}

/** Progress of a run, just below 100 at its end. It never falls. */
function percent(task: Task, now: number): string {
  const limit = task.stuckAt ?? 99.99;
  const end = Number.isFinite(task.dueAt) ? task.dueAt : task.startsAt + task.runsFor;
  const share = end > task.startsAt ? (now - task.startsAt) / (end - task.startsAt) : 1;
  return Math.min(limit, Math.max(0, share * 100)).toFixed(2);
}
