import type { Expectation, JudgedExchange, PictureExpectation } from '../../model/case.js';
import type { Exchange, HeaderLine, TransportFailure, WireResponse } from '../../model/exchange.js';
import type { Observation, PictureObservation, TaskObservation } from '../../model/observation.js';
import { operation } from '../../spec/operations.js';

/** What a test sets in an exchange. Everything else is as in a correct one. */
export interface Said {
  readonly operationId?: string;
  readonly status?: number;
  /** Header lines in addition to `Content-Type: application/json`. */
  readonly headers?: readonly HeaderLine[];
  /** A Content-Type other than JSON; null to leave it out. */
  readonly type?: string | null;
  /** A JSON value, a text or bytes. */
  readonly body?: unknown;
  readonly requestHeaders?: readonly HeaderLine[];
  readonly milliseconds?: number;
  readonly url?: string;
  readonly path?: string;
  readonly requestBody?: unknown;
  readonly more?: Partial<WireResponse>;
}

/** The body of a good `getCredits`. */
export const credits = (count = 10) => ({ code: 200, message: 'success', data: { credits: count, vip_credits: 0 } });

let count = 0;

/** A correct exchange, with the given parts changed. */
export function exchange(said: Said = {}): Exchange {
  const { operationId = 'getCredits', status = 200, headers = [], type = 'application/json', body = credits() } = said;
  const { host, method, path } = operation(operationId);
  count += 1;
  const text = body instanceof Uint8Array || typeof body === 'string' ? body : JSON.stringify(body);
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  return {
    id: `case#${count}`,
    url: said.url ?? `https://host.example.com${path}`,
    at: '2026-11-23T00:00:00.000Z',
    milliseconds: said.milliseconds ?? 5,
    request: {
      host,
      operationId,
      method: method === 'GET' ? 'GET' : 'POST',
      path: said.path ?? path,
      headers: said.requestHeaders ?? [['Accept-Encoding', 'identity']],
      body: new TextEncoder().encode(JSON.stringify(said.requestBody ?? '')),
    },
    response: {
      status,
      statusText: '',
      httpVersion: '1.1',
      headers: [...(type === null ? [] : [['Content-Type', type] as const]), ...headers],
      body: bytes,
      complete: true,
      trailingBytes: 0,
      ...said.more,
    },
  };
}

/** An exchange without a response. */
export function failed(failure: TransportFailure): Exchange {
  const { response: _, ...rest } = exchange();
  return { ...rest, failure };
}

export const SUCCESS: Expectation = { outcome: 'success', body: 'json' };
export const ANY: Expectation = { outcome: 'any' };

/** An expected refusal, such as "without a key". */
export const refusal = (
  because: string,
  mistake: Extract<Expectation, { outcome: 'refusal' }>['mistake'] = 'key',
  codes: readonly number[] = [401],
): Expectation => ({ outcome: 'refusal', because, mistake, codes });

export const judged = (of: Exchange, expectation: Expectation = SUCCESS): JudgedExchange => ({
  caseId: 'case',
  step: 'call',
  exchange: of,
  expectation,
});

/** A poll with these data. */
export const poll = (data: Readonly<Record<string, unknown>>, said: Said = {}) =>
  exchange({
    operationId: 'queryTask',
    body: {
      code: 200,
      message: data.state === 0 ? 'running' : 'success',
      data: { state: 0, result_file: null, message: null, progress: '0.00', position: -1, ...data },
    },
    ...said,
  });

export const RUNNING = { state: 0, progress: '30.00' };
export const DONE = { state: 1, progress: '100.00', result_file: 'https://results.example.com/1.png' };

/** A task with these polls. */
export function task(
  polls: readonly Exchange[],
  more: Partial<TaskObservation> & { readonly id?: number } = {},
): TaskObservation {
  const { id = 1, ...rest } = more;
  const create = exchange({
    operationId: 'createTask',
    body: { code: 200, message: 'success', data: { task_id: id } },
  });
  return {
    kind: 'task',
    modelKey: 'background-removal',
    create,
    taskId: id,
    polls,
    pollsAfter: [],
    gaveUp: false,
    due: 'success',
    ...rest,
  };
}

/** A picture that a response has in its body. */
export const picture = (
  bytes: Uint8Array,
  expectation: PictureExpectation,
  more: Partial<PictureObservation> = {},
): Observation => ({
  kind: 'picture',
  bytes,
  label: undefined,
  expectation,
  exchange: exchange({ operationId: 'createSync' }),
  where: 'body',
  ...more,
});
