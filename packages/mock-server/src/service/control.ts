import { checkRule } from '../faults/check-rule.js';
import type { ActiveRule } from '../faults/engine.js';
import type { FaultRule, Scenario } from '../faults/fault.js';
import { readScenarios } from '../faults/scenarios.js';
import type { AccountChange, AccountOptions } from '../state/accounts.js';
import type { JournalFilter } from '../state/journal.js';
import type { JournalEntry } from '../state/journal-entry.js';
import type { StoredPicture } from '../state/pictures.js';
import { hintOfKey, redactText } from '../state/redact.js';
import { refundFailures } from '../state/refunds.js';
import type { ErrorStyle } from '../state/settings.js';
import type { Task } from '../state/tasks.js';
import type { Service } from './answer.js';
import type { AccountReport, StateReport, TaskReport } from './reports.js';
import type { Store } from './store.js';

/** Controls a mock while it runs. Every change takes effect at once, in process and over HTTP. */
export interface Control {
  state(): StateReport;
  readonly clock: {
    /** Mock time, milliseconds since 1970. */
    now(): number;
    /** Moves mock time forward by this many milliseconds. */
    advance(ms: number): void;
    /** Moves mock time forward until every task has ended (except stuck ones) and every delayed answer is due. */
    runAll(): void;
    /** Real clock only: mock milliseconds per wall millisecond. */
    setSpeed(speed: number): void;
  };
  readonly accounts: {
    list(): AccountReport[];
    /** Adds an account. Throws if its key or id is in use. */
    add(account: AccountOptions): AccountReport;
    /** Changes credits, status, slots or scenario. Throws if the id is unknown. */
    update(id: string, change: AccountChange): AccountReport;
    remove(id: string): boolean;
  };
  readonly tasks: {
    list(): TaskReport[];
    get(id: number): TaskReport | undefined;
    /** Ends a task now, as done. */
    finish(id: number): TaskReport;
    /** Ends a task now, as failed. */
    fail(id: number, message?: string): TaskReport;
    /** Lets the link to a task's result expire. */
    expire(id: number): TaskReport;
    /** The uploaded picture, as long as it is kept. */
    upload(id: number): Promise<StoredPicture | undefined>;
    /** The result of a finished task. It is made now if it does not exist yet. */
    result(id: number): Promise<StoredPicture | undefined>;
  };
  readonly faults: {
    list(): ActiveRule[];
    /** Switches a fault on and returns its id. Throws `TypeError` if the rule is not valid. */
    add(rule: FaultRule): string;
    remove(id: string): boolean;
    /** Switches off every fault, and the scenario that applies to all requests. */
    clear(): void;
    /** Applies a scenario to all requests. Undefined ends it. */
    setScenario(name: string | undefined): void;
    scenarios(): Scenario[];
    /** Adds scenarios. One with the same name is replaced. Throws `TypeError` if a rule is not valid. */
    define(scenarios: unknown): void;
  };
  readonly journal: {
    /** The entries that are kept and pass the filter, oldest first. */
    entries(filter?: JournalFilter): JournalEntry[];
    get(seq: number): JournalEntry | undefined;
    clear(): void;
    /** Calls the listener with every completed entry, across resets. Returns a function that unsubscribes. */
    subscribe(listener: (entry: JournalEntry) => void): () => void;
  };
  /** Changes the form of errors, strictness, and which origins may call from a browser. */
  configure(settings: { errorStyle?: ErrorStyle; strict?: boolean; cors?: boolean | string[] }): void;
  /** Starts over with the same options and seed: no tasks, an empty journal. */
  reset(): void;
}

/** Makes the controls of a mock. */
export function createControl(getStore: () => Store, service: Service, reset: () => void): Control {
  const taskOf = (id: number): Task => {
    const task = getStore().tasks.get(id);
    if (!task) throw new RangeError(`There is no task ${id}.`);
    return task;
  };
  const reportAccount = (id: string): AccountReport => {
    const { accounts, tasks } = getStore();
    const account = accounts.byId(id);
    if (!account) throw new RangeError(`There is no account "${id}".`);
    refundFailures(getStore(), account);
    const { key, scenario, configured: _, ...shown } = account;
    return { ...shown, keyHint: hintOfKey(key), busy: tasks.active(account), ...(scenario ? { scenario } : {}) };
  };
  /** When a task's link expires. A result may be made before its task is done, but no client knows the link until then. */
  const linkEnd = (task: Task): number | null => {
    const { tasks, pictures } = getStore();
    return tasks.view(task).state === 1 ? (pictures.get(task.resultId)?.expiresAt ?? null) : null;
  };
  const reportTask = (task: Task): TaskReport => ({
    id: task.id,
    account: task.accountId,
    model: redactText(
      task.model,
      getStore()
        .accounts.list()
        .map(({ key }) => key),
    ),
    ...getStore().tasks.view(task),
    options: redactFields(task.options, getStore().accounts.list()),
    createdAt: task.createdAt,
    startsAt: task.startsAt,
    dueAt: Number.isFinite(task.dueAt) ? task.dueAt : null,
    polls: task.polls,
    price: task.price,
    hasResult: task.resultType !== undefined,
    linkExpiresAt: linkEnd(task),
  });

  return {
    state() {
      const { clock, options, tasks, faults, pictures, journal } = getStore();
      const states = tasks.list().map((task) => tasks.view(task).state);
      const active = states.filter((state) => state === 0).length;
      const done = states.filter((state) => state === 1).length;
      return {
        now: clock.now(),
        clock: { mode: clock.mode, speed: clock.speed },
        seed: options.seed,
        errorStyle: options.errorStyle,
        strict: options.strict,
        scenario: faults.scenario ?? null,
        tasks: { active, done, failed: states.length - active - done },
        pictures: pictures.usage(),
        requests: journal.count(),
      };
    },
    clock: {
      now: () => getStore().clock.now(),
      advance: (ms) => getStore().clock.advance(ms),
      setSpeed: (speed) => getStore().clock.setSpeed(speed),
      runAll() {
        const { clock, tasks } = getStore();
        const last = Math.max(tasks.lastDue() ?? 0, ...clock.pending());
        clock.advance(Math.max(0, last - clock.now()));
      },
    },
    accounts: {
      list: () =>
        getStore()
          .accounts.list()
          .map(({ id }) => reportAccount(id)),
      add(account) {
        const { faults, accounts } = getStore();
        faults.require(account.scenario);
        return reportAccount(accounts.add(account).id);
      },
      update(id, change) {
        const { faults, accounts } = getStore();
        faults.require(change.scenario);
        return reportAccount(accounts.update(id, change).id);
      },
      remove: (id) => getStore().accounts.remove(id),
    },
    tasks: {
      list: () => getStore().tasks.list().map(reportTask),
      get(id) {
        const task = getStore().tasks.get(id);
        return task && reportTask(task);
      },
      finish(id) {
        const task = taskOf(id);
        getStore().tasks.finish(task);
        return reportTask(task);
      },
      fail(id, message) {
        const task = taskOf(id);
        if (!getStore().tasks.isActive(task)) throw new RangeError(`Task ${id} has already ended.`);
        getStore().tasks.fail(task, message);
        return reportTask(task);
      },
      expire(id) {
        const task = taskOf(id);
        getStore().pictures.expire(task.resultId);
        return reportTask(task);
      },
      upload: async (id) => service.studio.tasks.uploadOf(getStore(), taskOf(id)),
      async result(id) {
        const store = getStore();
        const task = taskOf(id);
        if (store.tasks.view(task).state !== 1) return undefined;
        await service.studio.tasks.finish(store, task);
        return store.pictures.get(task.resultId);
      },
    },
    faults: {
      list: () => getStore().faults.list(),
      add: (rule) => getStore().faults.add(checkRule(rule)),
      remove: (id) => getStore().faults.remove(id),
      clear: () => getStore().faults.clear(),
      setScenario: (name) => getStore().faults.setScenario(name),
      scenarios: () => getStore().faults.scenarios(),
      define: (scenarios) => getStore().faults.define(readScenarios(scenarios)),
    },
    journal: {
      entries: (filter) => getStore().journal.entries(filter),
      get: (seq) => getStore().journal.get(seq),
      clear: () => getStore().journal.clear(),
      subscribe: (listener) => getStore().journal.subscribe((read) => listener(read())),
    },
    configure(settings) {
      const { options } = getStore();
      if (settings.errorStyle !== undefined && !['http', 'envelope', 'mixed'].includes(settings.errorStyle)) {
        throw new RangeError(`errorStyle must be one of http, envelope, mixed, not "${settings.errorStyle}".`);
      }
      Object.assign(options, settings);
    },
    reset,
  };
}

/** A task's options without keys, because a client may have put its key into one of them by mistake. */
function redactFields(
  options: Readonly<Record<string, string>>,
  accounts: readonly { key: string }[],
): Record<string, string> {
  const keys = accounts.map(({ key }) => key);
  return Object.fromEntries(Object.entries(options).map(([name, value]) => [name, redactText(value, keys)]));
}
