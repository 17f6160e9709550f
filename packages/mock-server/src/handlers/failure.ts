import type { JournalEntry } from '../service/journal.js';
import type { Store } from '../service/store.js';
import type { Problem } from '../spec/problem.js';
import { type Operation, operations } from '../spec/spec.js';
import { type Answer, BodyBrokenError, BodyEncodingError, BodyTooLargeError, type Exchange } from './exchange.js';
import { storageError } from './files.js';
import { DOCUMENTS } from './find-operation.js';
import { gatewayError, json, mattingError, Refusal } from './refusal.js';
import { Interruption } from './strike.js';

/** A header of the mock's own asked for a scenario that does not exist. */
export class UnknownScenario extends Error {
  override readonly name = 'UnknownScenario';
}

/** What is known of a request that went wrong. */
export interface Failure {
  exchange: Exchange;
  store: Store;
  entry: JournalEntry;
  operation: Operation | undefined;
  requestId: string;
}

/**
 * Turns whatever a handler threw into the answer of the request's host. Throws it again when nobody is there any more to
 * answer.
 */
export function answerFailure(error: unknown, failure: Failure): Answer {
  const { exchange, store, entry } = failure;
  if (error instanceof Interruption) return error.answer;
  if (error instanceof UnknownScenario) {
    entry.problems.push({ level: 'error', where: 'X-Mock-Scenario', message: error.message });
    return json(400, { error: { message: error.message, type: 'mock_error', code: 'unknown_scenario' } });
  }
  if (exchange.signal?.aborted) {
    entry.outcome = 'the client hung up';
    store.journal.close(entry);
    throw error;
  }
  return refuse(toRefusal(error, entry), failure);
}

function toRefusal(error: unknown, entry: JournalEntry): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof BodyTooLargeError) {
    return new Refusal(413, error.message, { problems: [{ level: 'error', where: 'body', message: error.message }] });
  }
  if (error instanceof BodyEncodingError) {
    const problem: Problem = { level: 'error', where: 'Content-Encoding', message: error.message };
    return new Refusal(415, '', { message: error.message, problems: [problem] });
  }
  if (error instanceof BodyBrokenError) {
    return new Refusal(422, '', { problems: [{ level: 'error', where: 'body', message: error.message }] });
  }
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  entry.problems.push({
    level: 'error',
    where: 'mock',
    message: `The mock itself failed, which is a defect of it: ${message}`,
  });
  return new Refusal(500);
}

function refuse(refusal: Refusal, { exchange, store, entry, operation, requestId }: Failure): Answer {
  entry.problems.push(...(refusal.extra.problems ?? []));
  if (refusal.extra.empty) {
    const retryAfter = refusal.extra.retryAfter;
    return {
      status: refusal.code,
      headers: retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) },
      body: undefined,
    };
  }
  if (exchange.host === 'files')
    return storageError(refusal.code, 'Error', refusal.extra.message ?? `Error ${refusal.code}`);
  if (exchange.host === 'apis') {
    return gatewayError(operation ?? operations.find(({ document }) => document === 'models'), refusal, requestId);
  }
  const style = refusal.extra.style ?? styleOf(refusal.code, store);
  const shown = operation ?? operations.find(({ document }) => document === DOCUMENTS[exchange.host]);
  if (!shown) throw new Error('The documents have no operations.');
  return mattingError(shown, refusal, style);
}

/**
 * How an error is told. A 407 goes by its envelope: as an HTTP status it is a proxy's demand for a password, on which
 * `fetch` gives up in Node and browsers alike, so that no client could read it. A scenario can send it all the same.
 */
function styleOf(code: number, { options, random }: Store): 'http' | 'envelope' {
  const style = options.errorStyle === 'mixed' ? (random.next() < 0.5 ? 'http' : 'envelope') : options.errorStyle;
  return code === 407 ? 'envelope' : style;
}
