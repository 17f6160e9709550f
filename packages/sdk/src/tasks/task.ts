import type { CallOptions, TaskCallOptions } from '../http/options.js';
import type { Call } from '../http/scope.js';
import type { TaskReference, TaskUpdate } from '../internal/task-state.js';
import type { ImageResult } from '../results/image-result.js';

/**
 * A task of the API. It runs on the server: this object only watches it, any number of times, and the API has no cancel.
 * Store `JSON.stringify(task)` to continue with `tasks.resume` elsewhere.
 */
export interface Task {
  /** The task's number, safe to store. */
  readonly id: number;
  /** The model that it was created with, if it is known. */
  readonly modelKey: string | undefined;

  /**
   * Polls until the task is done, and yields every answer (operation `queryTask`).
   * @param options - `timeout` is one deadline over all polls, in milliseconds, 300 000 by default.
   * @throws TaskFailedError with the API's message, if the task ends in any other state than done.
   * @throws TaskTimeoutError if the time runs out; the task may still finish.
   * @throws AbortError if the signal is aborted; the task may still run.
   */
  updates(options?: CallOptions): AsyncGenerator<TaskUpdate, void, undefined>;

  /**
   * Waits until the task is done and downloads its result (operations `queryTask`, `downloadResult`). If the link has
   * expired, it asks for a new one once.
   * @param options - `timeout` is one deadline over polls and download, in milliseconds, 300 000 by default.
   * @throws TaskFailedError, TaskTimeoutError, AbortError as {@link updates}; NotFoundError if the task is unknown.
   */
  result(options?: CallOptions & Pick<TaskCallOptions, 'onUpdate'>): Call<ImageResult>;

  /** The task's number and model, for `tasks.resume`. */
  toJSON(): TaskReference;
}

/** The part of a task that is stored. */
export const toReference = ({ id, modelKey }: TaskReference): TaskReference =>
  modelKey === undefined ? { id } : { id, modelKey };
