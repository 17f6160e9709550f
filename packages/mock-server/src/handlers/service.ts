import type { Imaging } from '@koukoutu/imaging';
import type { Fault } from '../faults/fault.js';
import { createGate } from '../service/gate.js';
import type { JournalEntry } from '../service/journal.js';
import type { Store } from '../service/store.js';
import { shorten } from '../spec/problem.js';
import type { Operation } from '../spec/spec.js';
import { createTask, getCredits, queryTask } from './async.js';
import { authenticate } from './authenticate.js';
import type { Call } from './context.js';
import { spoil } from './deliver.js';
import type { Answer, Exchange } from './exchange.js';
import { answerFailure, UnknownScenario } from './failure.js';
import { downloadResult } from './files.js';
import { findOperation } from './find-operation.js';
import { generateContent } from './gemini.js';
import { createProducer, type Producer } from './producer.js';
import { generateImages } from './seedream.js';
import { strike } from './strike.js';
import { createSync, type RunningCalls } from './sync.js';

/** Pixels under work at once: one picture of the largest size, or many of a usual one. */
const PIXELS_AT_ONCE = 100_000_000;

/** The mocked service: answers requests, whatever brought them here. */
export interface Service {
  /**
   * Answers a request. Never rejects, except with the signal's reason when the client hung up or the mock closed while
   * it waited.
   */
  answer(exchange: Exchange): Promise<Answer>;
  /** Makes the pictures of tasks; the control API uses it to show results. */
  readonly producer: Producer;
}

/** Makes a service over a store, which `getStore` may replace at any time. */
export function createService(getStore: () => Store, imaging: Imaging): Service {
  const pixels = createGate(PIXELS_AT_ONCE);
  const producer = createProducer(imaging, pixels);
  const running: RunningCalls = new Map();

  const handle = (call: Call): Promise<Answer> => {
    switch (call.operation.id) {
      case 'createSync':
        return createSync(call, running);
      case 'createTask':
        return createTask(call, running, producer);
      case 'queryTask':
        return queryTask(call, producer);
      case 'getCredits':
        return getCredits(call);
      case 'downloadResult':
        return downloadResult(call);
      case 'generateNanoBanana':
      case 'generateContent':
        return generateContent(call);
      case 'generateImages':
        return generateImages(call);
    }
  };

  const answer = async (exchange: Exchange): Promise<Answer> => {
    const store = getStore();
    const entry = store.journal.open({
      at: store.clock.now(),
      method: exchange.method.slice(0, 20),
      host: exchange.host,
      path: shorten(exchange.path, 300),
      query: exchange.query,
      headers: exchange.headers(),
    });
    const requestId = store.random.hex(24);
    let faults: Fault[] = [];
    let result: Answer;
    let operation: Operation | undefined;
    try {
      operation = findOperation(exchange, entry);
      entry.operation = operation.id;
      const scenarios = requestedScenarios(exchange, store);
      const account = exchange.host === 'files' ? undefined : authenticate(exchange, store);
      if (account) entry.account = account.id;
      const found = operation;
      const call: Call = {
        exchange,
        store,
        imaging,
        pixels,
        operation,
        account,
        entry,
        scenarios,
        requestId,
        strike: async (target) => {
          faults = await strike({ exchange, store, operation: found, account, entry, scenarios }, target);
          return faults;
        },
      };
      result = spoil(await handle(call), faults);
    } catch (error) {
      result = answerFailure(error, { exchange, store, entry, operation, requestId });
    }
    if (exchange.host === 'apis') result = withHeader(result, 'x-oneapi-request-id', requestId);
    result = withHeader(result, 'x-mock-request', String(entry.seq));
    record(store, entry, result);
    return result;
  };
  return { answer, producer };
}

function requestedScenarios(exchange: Exchange, store: Store): string[] {
  const names = (exchange.header('x-mock-scenario') ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  try {
    for (const name of names) store.faults.require(name);
  } catch (error) {
    throw new UnknownScenario(`Failed to play X-Mock-Scenario. ${(error as Error).message}`);
  }
  return names;
}

function withHeader(answer: Answer, name: string, value: string): Answer {
  return { ...answer, headers: { ...answer.headers, [name]: value } };
}

/** Notes in the journal what was answered. */
function record(store: Store, entry: JournalEntry, answer: Answer): void {
  entry.endedAt = store.clock.now();
  // A connection that is cut before the answer carries no status.
  if (!answer.delivery?.resetBefore) entry.status = answer.status;
  const { body } = answer;
  const type = answer.headers['content-type'] ?? '';
  if (answer.delivery?.resetBefore) entry.outcome = 'the connection was cut';
  else if (body === undefined) entry.outcome = 'empty';
  else if (typeof body !== 'string') {
    entry.outcome = 'picture';
    entry.answer = { contentType: type, bytes: body.byteLength };
  } else if (type.startsWith('application/json')) {
    entry.outcome = 'json';
    entry.answer = shorten(body, 600);
    const code = /^\{"code":(\d+)/.exec(body)?.[1];
    if (code !== undefined) entry.code = Number(code);
  } else if (type.startsWith('text/event-stream')) {
    entry.outcome = 'events';
    entry.answer = shorten(body, 600);
  } else entry.outcome = type.includes('html') ? 'html' : type.includes('xml') ? 'xml' : 'text';

  store.journal.close(entry);
}
