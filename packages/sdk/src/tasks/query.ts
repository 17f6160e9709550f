import { readEnvelope } from '../core/answer.js';
import { ask } from '../core/ask.js';
import type { Core } from '../core/core.js';
import { retryAfter } from '../internal/backoff.js';
import type { Scope } from '../internal/scope.js';
import type { CallOptions } from '../options.js';
import type { TaskReference, TaskUpdate } from './state.js';

/** One poll's answer. */
export interface TaskStatus {
  readonly update: TaskUpdate;
  /** The link to the result, once the task is done. */
  readonly url: string | undefined;
  /** Milliseconds that the server asked to wait before the next poll. */
  readonly after: number | undefined;
}

/** Asks once where the task stands (operation `queryTask`). */
export async function queryTask(
  core: Core,
  scope: Scope,
  { id, modelKey }: TaskReference,
  options: CallOptions | undefined,
): Promise<TaskStatus> {
  const response = await ask(core, scope, { host: 'async', create: false, options }, (init) =>
    core.raw.async.POST('/v1/query', {
      body: { task_id: id, response: 'url', ...(modelKey !== undefined && { model_key: modelKey }) },
      ...init,
    }),
  );
  const { data, drift } = await readEnvelope(core, scope, response, false);
  const { result_file: link, message, progress, position } = data;
  const state = typeof data.state === 'string' && /^-?\d+$/.test(data.state) ? Number(data.state) : data.state;
  if (typeof state !== 'number') throw await drift('a task with a state');
  if (state === 1 && typeof link !== 'string') throw await drift('a finished task with a link');
  const place = typeof position === 'number' && position >= 0 ? position : null;
  const percent = Number(progress);
  const update: TaskUpdate = {
    state: state === 1 ? 'done' : state !== 0 ? 'failed' : place === null ? 'running' : 'queued',
    progress: state === 1 ? 100 : percent > 0 ? Math.min(percent, 100) : 0,
    position: place,
    message: typeof message === 'string' ? core.redactor.text(message) : null,
    rawState: state,
  };
  scope.lastState = update;
  return {
    update,
    // A link of our own proxy is relative to where it was asked for.
    url: state !== 1 ? undefined : String(link).replace(/^\.\.\/\.\./, core.hosts.async.replace(/\/async$/, '')),
    after: retryAfter(response.headers, core.clock.now()),
  };
}
