import { asInteger, dataOf } from '../http/answer.js';
import { ask } from '../http/ask.js';
import type { Scope } from '../http/scope.js';
import { retryAfter } from '../internal/backoff.js';
import type { TaskReference, TaskUpdate } from '../internal/task-state.js';

/** The answer to one poll. */
export interface TaskStatus {
  readonly update: TaskUpdate;
  /** The link to the result, once the task is done. */
  readonly url: string | undefined;
  /** Milliseconds that the server asked to wait before the next poll. */
  readonly after: number | undefined;
}

/** Polls the task once (operation `queryTask`). */
export async function queryTask(scope: Scope, { id, modelKey }: TaskReference): Promise<TaskStatus> {
  const { core } = scope;
  // Undefined fields are left out of the form.
  const body = { task_id: id, response: 'url' as const, model_key: modelKey as string };
  return ask(scope, 'async', '/v1/query', { body }, 'JSON with a state, and a link if done', (answer) => {
    const { state, result_file: link, message, progress, position } = dataOf(answer);
    const rawState = asInteger(state);
    const done = rawState === 1;
    if (rawState === undefined || (done && typeof link !== 'string')) return undefined;
    const place = typeof position === 'number' && position >= 0 ? position : null;
    const percent = Number(progress);
    const update: TaskUpdate = {
      state: done ? 'done' : rawState !== 0 ? 'failed' : place === null ? 'running' : 'queued',
      progress: done ? 100 : percent > 0 ? Math.min(percent, 100) : 0,
      position: place,
      message: typeof message === 'string' ? core.redact(message) : null,
      rawState,
    };
    return {
      update,
      // A link of our own proxy is relative to the URL of the query.
      url: done ? String(link).replace(/^\.\.\/\.\./, core.hosts.async.replace(/\/async$/, '')) : undefined,
      after: retryAfter(answer.response.headers, core.clock.now()),
    };
  });
}
