import { type Answer, json } from '../exchange/answer.js';
import { BodyBrokenError, BodyEncodingError, BodyTooLargeError, type Exchange } from '../exchange/exchange.js';
import { Refusal } from '../exchange/refusal.js';
import { Interruption } from '../faults/strike.js';
import { asObject, documents, type Json } from '../spec/documents.js';
import { type Operation, operations, resolve } from '../spec/spec.js';
import { type JournalRecord, noteSilence } from '../state/journal-record.js';
import type { State } from '../state/state.js';
import { OPERATIONS_OF } from './find-operation.js';
import { UnknownScenario } from './scenarios.js';

/** A request that failed, with everything that is known of it. */
export interface FailedRequest {
  exchange: Exchange;
  state: State;
  record: JournalRecord;
  /** Undefined if the request fits no operation. */
  operation: Operation | undefined;
  requestId: string;
}

/** Turns an error into the answer that the request's host gives. Throws it again if the client has hung up. */
export function answerError(error: unknown, request: FailedRequest): Answer {
  const { exchange, state, record } = request;
  if (error instanceof Interruption) return error.answer;
  if (error instanceof UnknownScenario) {
    record.problems.push({ level: 'error', where: 'X-Mock-Scenario', message: error.message });
    return json(400, { error: { message: error.message, type: 'mock_error', code: 'unknown_scenario' } });
  }
  if (exchange.signal?.aborted) {
    noteSilence(record, 'the client hung up');
    state.journal.close(record);
    throw error;
  }
  const refusal = toRefusal(error, record);
  record.problems.push(...(refusal.extra.problems ?? []));
  return answerRefusal(refusal, request);
}

function toRefusal(error: unknown, record: JournalRecord): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof BodyTooLargeError) {
    return new Refusal(413, error.message, { problems: [{ level: 'error', where: 'body', message: error.message }] });
  }
  if (error instanceof BodyEncodingError) {
    const problems = [{ level: 'error' as const, where: 'Content-Encoding', message: error.message }];
    return new Refusal(415, '', { message: error.message, problems });
  }
  if (error instanceof BodyBrokenError) {
    return new Refusal(422, '', { problems: [{ level: 'error', where: 'body', message: error.message }] });
  }
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  record.problems.push({
    level: 'error',
    where: 'mock',
    message: `The mock itself failed. Please report this defect: ${message}`,
  });
  return new Refusal(500);
}

function answerRefusal(refusal: Refusal, { exchange, state, operation, requestId }: FailedRequest): Answer {
  const { code, extra } = refusal;
  if (extra.empty) return { status: code, headers: retryHeader(refusal), body: undefined };
  if (exchange.host === 'files') return storageError(code, 'Error', extra.message ?? `Error ${code}`);
  const shown = operation ?? OPERATIONS_OF[exchange.host][0];
  if (!shown) throw new Error('The spec has no operations.');
  if (exchange.host === 'models') return gatewayError(shown, refusal, requestId);
  return envelopeError(shown, refusal, extra.style ?? styleOf(code, state));
}

/**
 * How an error is reported. A 407 is always sent in an envelope under HTTP 200: as an HTTP status it means that a proxy asks for a
 * password, and `fetch` then fails without a response, in Node and in browsers. A scenario can still send it as a status.
 */
function styleOf(code: number, { options, random }: State): 'http' | 'envelope' {
  const style = options.errorStyle === 'mixed' ? (random.next() < 0.5 ? 'http' : 'envelope') : options.errorStyle;
  return code === 407 ? 'envelope' : style;
}

/** The form of the cut-out hosts: an envelope, under its own HTTP status or under 200. */
function envelopeError(operation: Operation, refusal: Refusal, style: 'http' | 'envelope'): Answer {
  const words = asObject(exampleOf(operation, refusal.code)).message;
  const message = refusal.extra.message ?? withDetail(typeof words === 'string' ? words : 'error', refusal.message);
  return json(style === 'http' ? refusal.code : 200, { code: refusal.code, message, data: null }, retryHeader(refusal));
}

/** The form of the third-party models (a guess: level I): the gateway's own, Google's or Volcengine Ark's, by the spec's examples. */
function gatewayError(operation: Operation, refusal: Refusal, requestId: string): Answer {
  const { code, extra, message: detail } = refusal;
  const error = { ...asObject(asObject(declaredExample(operation, code)).error) };
  const words = typeof error.message === 'string' ? error.message : 'error';
  const isArk = words.includes(ARK_REQUEST_ID);
  const message = isArk
    ? `${withDetail(words.split(ARK_REQUEST_ID, 1)[0]?.trim() ?? '', detail)} ${ARK_REQUEST_ID} ${requestId}`
    : withDetail(words.replace(/\(request id: [^()]*\)/, `(request id: ${requestId})`), detail);
  if (Object.keys(error).length === 0) Object.assign(error, { type: 'new_api_error', param: '', code: '' });
  if (isArk && error.code === 'InvalidParameter') {
    const where = extra.problems?.[0]?.where;
    error.param = where === undefined || where === 'body' ? '' : where;
    if (detail !== '') return json(code, { error: { ...error, message: arkSentence(error.param, detail, requestId) } });
  }
  return json(code, { error: { ...error, message: extra.message ?? message } }, retryHeader(refusal));
}

const ARK_REQUEST_ID = 'Request id:';

function arkSentence(param: Json, detail: string, requestId: string): string {
  const subject =
    param === '' ? 'The request is not valid' : `The parameter \`${param}\` specified in the request is not valid`;
  return `${subject}: ${detail} ${ARK_REQUEST_ID} ${requestId}`;
}

/** The form of the host of result files, which object stores share (a guess: level I). */
export function storageError(status: number, code: string, message: string): Answer {
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>\n`;
  return { status, headers: { 'content-type': 'application/xml; charset=utf-8' }, body };
}

/** The example of an error that the operation declares, or another operation if it declares none: a fault may send any code. */
function exampleOf(operation: Operation, code: number): Json | undefined {
  const others = operations.filter(({ document }) => document === 'sync' || document === 'async');
  for (const one of [operation, ...others]) {
    const example = declaredExample(one, code);
    if (example !== undefined) return example;
  }
  return undefined;
}

function declaredExample(operation: Operation, code: number): Json | undefined {
  const item = documents[operation.document].paths[operation.path];
  const responses = asObject(asObject(item?.[operation.method.toLowerCase()]).responses);
  const response = resolve(operation.document, responses[String(code)]);
  const examples = asObject(asObject(asObject(response.content)['application/json']).examples);
  return resolve(operation.document, Object.values(examples)[0]).value;
}

function withDetail(words: string, detail: string): string {
  return detail === '' ? words : `${words.replace(/[.。]$/, '')}: ${detail}`;
}

function retryHeader({ extra }: Refusal): Record<string, string> {
  return extra.retryAfter === undefined ? {} : { 'retry-after': String(extra.retryAfter) };
}
