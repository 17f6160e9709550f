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
  /** The options of the create request as they were sent, without the picture. */
  readonly options: Readonly<Record<string, string>>;
  /** Id of the upload in the store of pictures. */
  readonly uploadId: string;
  /** The link that the mock draws a picture for, instead of downloading it. The picture is drawn only when it is needed. */
  readonly standsFor: string | undefined;
  readonly price: number;
  readonly createdAt: number;
  /** When it leaves the queue. */
  startsAt: number;
  /** When it ends. Infinity for a task that is stuck. */
  dueAt: number;
  /** Its position in the queue when it was created. 0 is the next to run. */
  readonly place: number;
  /** Scenarios of the create request, which also apply to the polls and the result. */
  readonly scenarios: readonly string[];
  /** Polls answered so far. */
  polls: number;
  /** The id in the link to its result, drawn before the result is made. */
  readonly resultId: string;
  /** Media type of the result, once it is made. */
  resultType: string | undefined;
  /** Why it failed, or undefined. */
  failure: { message: string; state: number } | undefined;
  /** True once a poll has reported it as done. After that it cannot fail any more. */
  reportedDone?: boolean;
  /** How it fails when its time is over. Undefined if it succeeds. */
  doom: { message: string; state: number } | undefined;
  /** The percentage at which its progress stops, for a task that is stuck or has failed. */
  stuckAt: number | undefined;
  /** How long it runs. The progress of a stuck task keeps this pace until it stops. */
  readonly runsFor: number;
  /** True once its price was refunded because it failed (a guess: no source tells whether failures are charged). */
  refunded: boolean;
}

/** What a poll reports about a task. */
export interface TaskView {
  /** 0 waiting or running, 1 done, 2 or −1 failed: sources disagree. */
  state: number;
  /** Percent, with two decimals. */
  progress: string;
  /** Queue position, or −1 if the task is not queued. */
  position: number;
  message: string | null;
}

/** What a new task is made of. */
export type NewTask = Pick<Task, 'model' | 'options' | 'uploadId' | 'standsFor' | 'price' | 'scenarios'>;

/** The tasks of the async host. */
export interface Tasks {
  /** Accepts a task. The caller has checked slots and credits. */
  create(account: Account, task: NewTask): Task;
  get(id: number): Task | undefined;
  list(): Task[];
  /** Number of an account's tasks that wait or run. */
  active(account: Account): number;
  /** The account's failed tasks whose price was not refunded yet. */
  unrefunded(account: Account): Task[];
  /** True while a task waits or runs. */
  isActive(task: Task): boolean;
  view(task: Task): TaskView;
  /** Ends a waiting or running task now, as done. */
  finish(task: Task): void;
  /** Makes a task fail once its time is over. */
  doom(task: Task, message?: string, state?: number): void;
  /** Ends a task now, as failed. `state` is 2 or −1. */
  fail(task: Task, message?: string, state?: number): void;
  /** Makes a task run forever. Its progress stops at `percent` (default 65.71). */
  stall(task: Task, percent?: number): void;
  /** When the last task ends. Undefined if every task has ended or is stuck. */
  lastDue(): number | undefined;
  snapshot(): Task[];
  restore(tasks: readonly Task[]): void;
}

/** The default message of a failed task. */
const FAILURE = '图片处理失败，请重试';

/** Makes the tasks. Beyond `maxTasks` (default 2000), the oldest ended tasks are forgotten, and polls of them get a 404. */
export function createTasks(clock: Clock, random: Random, durations: Durations = {}, maxTasks = 2000): Tasks {
  const { median = 4000, spread = 0.35 } = durations;
  let tasks = new Map<number, Task>();
  let lastId = random.integer(100_000, 999_999);

  const isActive = (task: Task) => !task.failure && clock.now() < task.dueAt;
  const hasFailed = (task: Task) => task.failure !== undefined || (task.doom !== undefined && !isActive(task));

  /** Each account's tasks that are active or not refunded yet. Every create needs them, so they are kept separately. */
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
      // A task spends a quarter of its time in the queue, unless it is the next to run.
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
    // A task that is not active any more may just have ended well: time goes on between two looks at the clock.
    unrefunded: (account) => unsettledOf(account).filter((task) => hasFailed(task) && !task.refunded),
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
      // A failed task keeps the progress that it had.
      task.stuckAt ??= Number(percent(task, clock.now()));
      task.failure = { message, state };
      watch(task);
    },
    stall(task, at = 65.71) {
      // The progress so far and its pace stay the same, but the task never ends.
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

/** Progress of a running task, at most 99.99. It never decreases. */
function percent(task: Task, now: number): string {
  const limit = task.stuckAt ?? 99.99;
  const end = Number.isFinite(task.dueAt) ? task.dueAt : task.startsAt + task.runsFor;
  const share = end > task.startsAt ? (now - task.startsAt) / (end - task.startsAt) : 1;
  return Math.min(limit, Math.max(0, share * 100)).toFixed(2);
}
