import { type Call, call } from '../calls/call.js';
import type { Core } from '../core/core.js';
import { NotFoundError, TaskFailedError } from '../core/errors.js';
import { finishError } from '../core/finish-error.js';
import { openScope, type Scope } from '../internal/scope.js';
import type { CallOptions } from '../options.js';
import { download } from '../results/download.js';
import { ImageResult } from '../results/image-result.js';
import { pollInterval } from './poll-interval.js';
import { queryTask } from './query.js';
import type { TaskReference, TaskUpdate } from './state.js';

/** How long a task keeps its slot while nobody looks at it. A task that is older has surely ended. */
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
  /** The task's number, safe to store. */
  readonly id: number;
  /** The model that it was created with, where it is known. */
  readonly modelKey: string | undefined;

  /** @internal */
  constructor(core: Core, { id, modelKey }: TaskReference, release: () => void = () => {}) {
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
    const core = this.#core;
    const scope = openScope(core.clock, 'task.updates', options?.timeout ?? core.timeout, [
      options?.signal,
      core.ambient?.()?.signal,
    ]);
    scope.taskId = this.id;
    try {
      for await (const { update } of this.#watch(scope, options)) yield update;
    } catch (error) {
      throw finishError(core, scope, error);
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
  result(
    options?: CallOptions & { readonly onUpdate?: ((update: TaskUpdate) => void) | undefined },
  ): Call<ImageResult> {
    return call(this.#core, 'task.result', options, (_core, scope) => {
      scope.taskId = this.id;
      return this.wait(scope, options);
    });
  }

  /** The task's number and model, for `tasks.resume`. */
  toJSON(): TaskReference {
    return this.modelKey === undefined ? { id: this.id } : { id: this.id, modelKey: this.modelKey };
  }

  /** {@link result} within the deadline of a call that goes on. @internal */
  async wait(
    scope: Scope,
    options?: CallOptions & { readonly onUpdate?: ((update: TaskUpdate) => void) | undefined },
  ): Promise<ImageResult> {
    const link = async (): Promise<string> => {
      for await (const { update, url } of this.#watch(scope, options)) {
        options?.onUpdate?.(update);
        if (url !== undefined) return url;
      }
      throw new TypeError('unreachable: watching ends with a link or an error');
    };
    let url = await link();
    const fetchIt = async () =>
      new ImageResult(await download(this.#core, scope, url, options), { url, taskId: this.id });
    try {
      return await fetchIt();
    } catch (error) {
      if (!(error instanceof NotFoundError)) throw error;
      url = await link();
      return fetchIt();
    }
  }

  /**
   * Looks now and then whether the task has ended, to give its slot back, as long as nobody else watches it and
   * somebody waits for a slot. Throws nothing. @internal
   */
  async look(signal: AbortSignal): Promise<void> {
    const core = this.#core;
    const scope = openScope(core.clock, 'tasks.create', Infinity, [signal]);
    try {
      for (;;) {
        await core.clock.sleep(core.pollInterval, scope.signal);
        if (this.#watchers > 0) return;
        const ended = await queryTask(core, scope, this, undefined).then(
          ({ update }) => update.state === 'done' || update.state === 'failed',
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
  async *#watch(scope: Scope, options: CallOptions | undefined) {
    const core = this.#core;
    const { id, modelKey } = this;
    scope.taskId = id;
    const started = core.clock.now();
    this.#watchers += 1;
    try {
      for (;;) {
        if (scope.signal.aborted) throw scope.signal.reason;
        const status = await queryTask(core, scope, { id, modelKey }, options);
        const { update, url, after } = status;
        if (update.state === 'failed') {
          throw new TaskFailedError(
            `${scope.operation}: task ${id} failed in state ${update.rawState}: ${update.message ?? 'no reason was given'}`,
            { operation: scope.operation, taskId: id, lastState: update, apiMessage: update.message ?? undefined },
          );
        }
        if (url !== undefined) this.#release();
        yield status;
        if (url !== undefined) return;
        await core.clock.sleep(
          after || pollInterval(core.pollInterval, update, core.clock.now() - started),
          scope.signal,
        );
      }
    } finally {
      this.#watchers -= 1;
      if (this.#watchers === 0) this.#release();
    }
  }
}
