import { ended, stopped } from '../http/charge.js';
import type { Core } from '../http/core.js';
import { NotFoundError, TaskFailedError } from '../http/errors.js';
import type { CallOptions, TaskCallOptions } from '../http/options.js';
import { type Call, call, knowing, openScope, type Scope, withKnown } from '../http/scope.js';
import { ignore } from '../internal/race.js';
import type { TaskReference, TaskUpdate } from '../internal/task-state.js';
import { download } from '../results/download.js';
import { ImageResult } from '../results/image-result.js';
import { experienceOf } from './experience.js';
import { createPace } from './poll-interval.js';
import { queryTask, type TaskStatus } from './query.js';
import { type Task, toReference } from './task.js';

/** How long a task keeps its slot while somebody else waits for one. An older task has certainly ended. */
const SLOT_LIFE = 15 * 60_000;

/** Polls one task, for all who wait for it, and holds its slot until it has ended. Users see it as a {@link Task}. */
export class WatchedTask implements Task {
  readonly #core: Core;
  readonly id: number;
  readonly modelKey: string | undefined;
  readonly #release: () => void;
  /** Whether this client created it, so that its age is known. */
  readonly #isNew: boolean;
  readonly #born: number;
  #watchers = 0;
  /** When it was last polled. */
  #polled = 0;

  constructor(core: Core, { id, modelKey }: TaskReference, release?: () => void) {
    this.#core = core;
    this.id = id;
    this.modelKey = modelKey;
    this.#release = release ?? ignore;
    this.#isNew = release !== undefined;
    this.#born = core.clock.now();
  }

  async *updates(options?: CallOptions): AsyncGenerator<TaskUpdate, void, undefined> {
    const [scope, close] = openScope(this.#core, 'task.updates', options, { charged: 'maybe', taskId: this.id });
    try {
      for await (const { update } of this.#watch(scope)) yield update;
    } finally {
      close();
    }
  }

  result(options?: CallOptions & Pick<TaskCallOptions, 'onUpdate'>): Call<ImageResult> {
    return call(this.#core, 'task.result', options, (scope) => this.wait(scope), { charged: 'maybe', taskId: this.id });
  }

  toJSON(): TaskReference {
    return toReference(this);
  }

  /** Polls until the task is done and downloads its result. If the link has expired, it asks for a new one once. */
  wait(scope: Scope): Promise<ImageResult> {
    return withTask(scope, this.id, (scope) => this.#wait(scope));
  }

  async #wait(scope: Scope): Promise<ImageResult> {
    const { id: taskId } = this;
    for (let again = false; ; again = true) {
      let last: TaskStatus | undefined;
      for await (const status of this.#watch(scope)) {
        scope.options.onUpdate?.(status.update);
        last = status;
      }
      const { url = '', update: lastState } = last as TaskStatus;
      try {
        return await knowing(scope, { charged: 'yes', taskId, lastState }, async (scope) => {
          return new ImageResult(await download(scope, url), { url, taskId });
        });
      } catch (error) {
        if (again || !(error instanceof NotFoundError)) throw error;
      }
    }
  }

  /**
   * Polls now and then whether the task has ended, to release its slot, as long as somebody waits for one. While others
   * poll the task it leaves that to them; it takes over when they stop, as when a loop over `updates` was dropped.
   */
  async look(signal: AbortSignal): Promise<void> {
    const core = this.#core;
    const [scope, close] = openScope(core, 'tasks.create', { signal, timeout: Infinity });
    try {
      for (;;) {
        await core.clock.sleep(core.pollInterval, scope.signal);
        if (core.clock.now() - this.#polled < 10 * core.pollInterval) continue;
        const ended = await queryTask(scope, this).then(
          ({ update }) => update.rawState !== 0,
          (error) => error instanceof NotFoundError,
        );
        if (ended || core.clock.now() - this.#born > SLOT_LIFE) return this.#release();
      }
    } catch {
      // Aborted: the waiter no longer needs this slot.
    } finally {
      close();
    }
  }

  /** The one polling loop. Ends with a link or an error, and releases the slot when the last watcher is gone. */
  async *#watch(scope: Scope): AsyncGenerator<TaskStatus, void, undefined> {
    const { clock, pollInterval, models } = this.#core;
    const { id: taskId } = this;
    const pace = createPace(pollInterval, experienceOf(models, this.modelKey));
    let lastState: TaskUpdate | undefined;
    const known = () => withKnown(scope, { charged: 'maybe', taskId, lastState });
    this.#watchers += 1;
    try {
      if (this.#isNew && !this.#polled) {
        this.#polled = clock.now();
        const wait = this.#born + pace.first(this.#born) - this.#polled;
        if (wait > 0) await clock.sleep(wait, scope.signal);
      }
      for (;;) {
        scope.signal.throwIfAborted();
        this.#polled = clock.now();
        const status = await queryTask(known(), this);
        const { update, url, after = 0 } = status;
        lastState = update;
        if (update.state === 'failed') {
          const { rawState, message } = update;
          const words = `task ${taskId} failed in state ${rawState}: ${message ?? 'no reason was given'}`;
          const details = { apiMessage: message ?? undefined };
          throw ended(known(), false, { ending: 'over', Type: TaskFailedError, words, details }).error;
        }
        if (url !== undefined) this.#release();
        const pause = pace.next(update, clock.now());
        yield status;
        if (url !== undefined) return;
        const wait = Math.max(after, pause);
        await clock.sleep(wait, scope.signal);
      }
    } catch (error) {
      throw stopped(known(), error);
    } finally {
      this.#watchers -= 1;
      if (!this.#watchers) this.#release();
    }
  }
}

/**
 * Runs the part of a call that is about its task. An error of a callback or of middleware does not name the task, which keeps
 * running, so the log names it.
 */
export async function withTask<Result>(
  scope: Scope,
  taskId: number,
  run: (scope: Scope) => Promise<Result>,
): Promise<Result> {
  try {
    return await knowing(scope, { charged: 'maybe', taskId }, run);
  } catch (error) {
    if ((error as { taskId?: unknown } | undefined)?.taskId !== taskId) {
      scope.core.log('error', `${scope.operation}: a callback failed; tasks.resume(${taskId}) continues.`);
    }
    throw error;
  }
}
