import { documents, type Json } from '../spec/documents.js';
import type { Problem } from '../spec/problem.js';
import { asObject, type Operation, operations, resolve } from '../spec/spec.js';
import type { Answer } from './exchange.js';

/** A request that the API turns down. Thrown by handlers, answered by the service. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  constructor(
    /** The API's error code, which is also the HTTP status. */
    readonly code: number,
    /** What is put behind the API's own words for that code; empty for those words alone. */
    detail = '',
    readonly extra: {
      problems?: Problem[];
      retryAfter?: number | string | undefined;
      /** Overrides the mock's error style for this one. */
      style?: 'http' | 'envelope' | undefined;
      /** The whole message, in place of the API's words. */
      message?: string | undefined;
      /** No body at all, as gateways sometimes answer a 429. */
      empty?: boolean;
    } = {},
  ) {
    super(detail);
  }
}

/** A refusal in the form of the matting hosts: an envelope, under its own HTTP status or under 200. */
export function mattingError(operation: Operation, refusal: Refusal, style: 'http' | 'envelope'): Answer {
  const words = asObject(exampleOf(operation, refusal.code)).message;
  const message = refusal.extra.message ?? joinWords(typeof words === 'string' ? words : 'error', refusal.message);
  return json(style === 'http' ? refusal.code : 200, { code: refusal.code, message, data: null }, retryHeader(refusal));
}

/** A refusal in the form of the gateway of third-party models (a guess: level I). */
export function gatewayError(operation: Operation | undefined, refusal: Refusal, requestId: string): Answer {
  const example = operation && declaredExample(operation, refusal.code);
  const error = { ...asObject(asObject(example).error) };
  const words = typeof error.message === 'string' ? error.message : 'error';
  const withId = words.replace(/\(request id: [^()]*\)/, `(request id: ${requestId})`);
  const message = refusal.extra.message ?? joinWords(withId, refusal.message);
  if (Object.keys(error).length === 0) Object.assign(error, { type: 'new_api_error', param: '', code: '' });
  return json(refusal.code, { error: { ...error, message } }, retryHeader(refusal));
}

/** A JSON answer. */
export function json(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(body),
  };
}

/** An operation's own words for a code, or, where a fault plays one that it does not declare, those of its neighbours. */
function exampleOf(operation: Operation, code: number): Json | undefined {
  const neighbours = operations.filter(({ document }) => document !== 'models');
  for (const one of [operation, ...neighbours]) {
    const example = declaredExample(one, code);
    if (example !== undefined) return example;
  }
  return undefined;
}

/** What the documents show as the body of an operation's error. */
function declaredExample(operation: Operation, code: number): Json | undefined {
  const item = documents[operation.document].paths[operation.path];
  const responses = asObject(asObject(item?.[operation.method.toLowerCase()]).responses);
  const response = resolve(operation.document, responses[String(code)]);
  const examples = asObject(asObject(asObject(response.content)['application/json']).examples);
  return resolve(operation.document, Object.values(examples)[0]).value;
}

function joinWords(words: string, detail: string): string {
  return detail === '' ? words : `${words.replace(/[.。]$/, '')}: ${detail}`;
}

function retryHeader(refusal: Refusal): Record<string, string> {
  return refusal.extra.retryAfter === undefined ? {} : { 'retry-after': String(refusal.extra.retryAfter) };
}
