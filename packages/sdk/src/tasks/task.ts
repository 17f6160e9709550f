import { type Call, call } from '../http/call.js';
import type { Core } from '../http/core.js';
import { NotFoundError, TaskFailedError } from '../http/errors.js';
import type { CallOptions, TaskCallOptions } from '../http/options.js';
import { openScope, type Scope } from '../http/scope.js';
import { ignore } from '../internal/race.js';
import type { TaskReference, TaskUpdate } from '../internal/task-state.js';
import { download } from '../results/download.js';
import { ImageResult } from '../results/image-result.js';
import { pollInterval } from './poll-interval.js';
import { queryTask } from './query.js';

/** How long a task keeps its slot while somebody else waits for one. A task that is older has surely ended. */
const SLOT_LIFE = 15 * 60_000;

/**
 * A task of the API. It goes on by itself: this object only watches it, any number of times, and the API has no cancel.
 * Store `JSON.stringify(task)` to continue with `tasks.resume` elsewhere.
 */
export class Task {
  readonly #core: Core;
  #release: () => void;
  readonly #born: number;
  #watchers = 0;
  /** When it was last polled. */
  #polled = 0;
  /** The task's number, safe to store. */
  readonly id: number;
  /** The model that it was created with, where it is known. */
  readonly modelKey: string | undefined;

  /** @internal */
  constructor(core: Core, { id, modelKey }: TaskReference, release: () => void = ignore) {
    this.#core = core;
    this.#release = release;
    this.#born = core.clock.now();
    this.id = id;
    this.modelKey = modelKey;
  }

  /**
   * Polls until the task is done, and yields every answer (operation `queryTask`).
   * @param options - `timeout` is one deadline over all polls, in milliseconds, 300 000 by default.
   * @throws TaskFailedError with the API's words, in any state but waiting, running and done.
   * @throws TaskTimeoutError when the time runs out; the task may still finish.
   * @throws AbortError when the signal is aborted; the task may still run.
   */
  async *updates(options?: CallOptions): AsyncGenerator<TaskUpdate, void, undefined> {
    const scope = openScope(this.#core, 'task.updates', options, this.id);
    try {
      for await (const { update } of this.#watch(scope)) yield update;
    } finally {
      scope.dispose();
    }
  }

  /**
   * Waits until the task is done and downloads its result (operations `queryTask`, `downloadResult`). A link that has
   * expired is asked for once more.
   * @param options - `timeout` is one deadline over polls and download, in milliseconds, 300 000 by default.
   * @throws TaskFailedError, TaskTimeoutError, AbortError as {@link updates}; NotFoundError when the task is unknown.
   */
  result(options?: CallOptions & Pick<TaskCallOptions, 'onUpdate'>): Call<ImageResult> {
    return call(this.#core, 'task.result', options, (scope) => this.wait(scope), this.id);
  }

  /** The task's number and model, for `tasks.resume`. */
  toJSON(): TaskReference {
    return this.modelKey === undefined ? { id: this.id } : { id: this.id, modelKey: this.modelKey };
  }

  /** {@link result} within the deadline of a call that goes on. @internal */
  async wait(scope: Scope): Promise<ImageResult> {
    for (let again = false; ; again = true) {
      let link = '';
      for await (const { update, url } of this.#watch(scope)) {
        scope.options.onUpdate?.(update);
        link = url ?? link;
      }
      try {
        return new ImageResult(await download(scope, link), { url: link, taskId: this.id });
      } catch (error) {
        if (again || !(error instanceof NotFoundError)) throw error;
      }
    }
  }

  /**
   * Looks now and then whether the task has ended, to give its slot back, as long as somebody waits for one. Leaves it
   * to those who poll the task, as long as they do: a loop over {@link updates} may have been dropped. @internal
   */
  async look(signal: AbortSignal): Promise<void> {
    const core = this.#core;
    const scope = openScope(core, 'tasks.create', { signal, timeout: Infinity });
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
      // Aborted: the slot was got in another way.
    } finally {
      scope.dispose();
    }
  }

  /** The one polling loop. Ends with a link or an error, and gives the slot back when the last watcher is gone. */
  async *#watch(scope: Scope) {
    const { clock, pollInterval: base } = this.#core;
    const { id } = this;
    scope.taskId = id;
    const started = clock.now();
    this.#watchers++;
    try {
      for (;;) {
        if (scope.signal.aborted) throw scope.signal.reason;
        this.#polled = clock.now();
        const status = await queryTask(scope, this);
        const { update, url, after } = status;
        const { state, rawState, message } = update;
        if (state === 'failed') {
          throw scope.error(
            TaskFailedError,
            `task ${id} failed in state ${rawState}: ${message ?? 'no reason was given'}`,
            { apiMessage: message ?? undefined },
          );
        }
        if (url !== undefined) this.#release();
        yield status;
        if (url !== undefined) return;
        await clock.sleep(after || pollInterval(base, update, clock.now() - started), scope.signal);
      }
    } finally {
      if (!--this.#watchers) this.#release();
    }
  }
}
