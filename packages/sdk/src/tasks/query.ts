import { asInteger, drift, readEnvelope } from '../core/answer.js';
import { ask } from '../core/ask.js';
import type { Scope } from '../core/scope.js';
import { retryAfter } from '../internal/backoff.js';
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
export async function queryTask(scope: Scope, { id, modelKey }: TaskReference): Promise<TaskStatus> {
  const { core } = scope;
  const answer = await ask(scope, 'async', false, (init) =>
    core.raw.async.POST('/v1/query', {
      body: { task_id: id, response: 'url', ...(modelKey !== undefined && { model_key: modelKey }) },
      ...init,
    }),
  );
  const { state, result_file: link, message, progress, position } = await readEnvelope(scope, answer);
  const rawState = asInteger(state);
  if (rawState === undefined) throw await drift(scope, answer, 'a task with a state');
  const done = rawState === 1;
  if (done && typeof link !== 'string') throw await drift(scope, answer, 'a finished task with a link');
  const place = typeof position === 'number' && position >= 0 ? position : null;
  const percent = Number(progress);
  const update: TaskUpdate = {
    state: done ? 'done' : rawState !== 0 ? 'failed' : place === null ? 'running' : 'queued',
    progress: done ? 100 : percent > 0 ? Math.min(percent, 100) : 0,
    position: place,
    message: typeof message === 'string' ? core.redact(message) : null,
    rawState,
  };
  scope.lastState = update;
  return {
    update,
    // A link of our own proxy is relative to where it was asked for.
    url: done ? String(link).replace(/^\.\.\/\.\./, core.hosts.async.replace(/\/async$/, '')) : undefined,
    after: retryAfter(answer.response.headers, core.clock.now()),
  };
}
