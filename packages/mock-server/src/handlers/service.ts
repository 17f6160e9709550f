import type { Fault } from '../faults/fault.js';
import type { Imaging } from '../imaging/index.js';
import { createGate } from '../service/gate.js';
import type { JournalEntry } from '../service/journal.js';
import { redactHeaders, redactQuery, redactText } from '../service/redact.js';
import type { Store } from '../service/store.js';
import { nearestName } from '../spec/nearest.js';
import { shorten } from '../spec/problem.js';
import { type Operation, operations } from '../spec/spec.js';
import { createTask, getCredits, queryTask } from './async.js';
import { authenticate } from './authenticate.js';
import type { Call } from './context.js';
import { spoil } from './deliver.js';
import { type Answer, BodyBrokenError, BodyTooLargeError, type Exchange, type HostName } from './exchange.js';
import { downloadResult, storageError } from './files.js';
import { generateContent } from './gemini.js';
import { createProducer, type Producer } from './producer.js';
import { gatewayError, json, mattingError, Refusal } from './refusal.js';
import { generateImages } from './seedream.js';
import { Interruption, strike } from './strike.js';
import { createSync, type RunningCalls } from './sync.js';

/** Pixels under work at once: one picture of the largest size, or many of a usual one. */
const PIXELS_AT_ONCE = 100_000_000;

/** Which document describes a host. Results are described with the async host. */
const DOCUMENTS: Record<HostName, Operation['document']> = {
  sync: 'sync',
  async: 'async',
  apis: 'models',
  files: 'async',
};

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
      query: redactQuery(exchange.query),
      headers: redactHeaders(exchange.headers()),
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

/** A header of the mock's own asked for a scenario that does not exist. */
class UnknownScenario extends Error {
  override readonly name = 'UnknownScenario';
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

function findOperation(exchange: Exchange, entry: JournalEntry): Operation {
  const ofHost = operations.filter(
    ({ document, id }) =>
      document === DOCUMENTS[exchange.host] && (id === 'downloadResult') === (exchange.host === 'files'),
  );
  const onPath = exchange.host === 'files' ? ofHost : ofHost.filter(({ pattern }) => pattern.test(exchange.path));
  // HEAD asks for what GET would answer, without the body.
  const method = exchange.method === 'HEAD' ? 'GET' : exchange.method;
  const found = onPath.find((operation) => operation.method === method);
  if (found) return found;
  const [other] = onPath;
  if (other) {
    throw new Refusal(405, '', {
      message: `Method ${shorten(exchange.method, 20)} is not allowed`,
      problems: [
        {
          level: 'error',
          where: 'method',
          message: `${exchange.path} takes ${other.method}.`,
          suggestion: other.method,
        },
      ],
    });
  }
  const near = nearestName(
    exchange.path,
    ofHost.map(({ path }) => path),
  );
  const elsewhere = operations.find(({ pattern, id }) => id !== 'downloadResult' && pattern.test(exchange.path));
  entry.problems.push({
    level: 'error',
    where: 'path',
    message: `This host has no path ${shorten(exchange.path)}.${elsewhere ? ` The ${elsewhere.document} host has.` : ''}`,
    ...(near ? { suggestion: near } : {}),
  });
  throw new Refusal(404, '', {
    message:
      exchange.host === 'apis' ? `Invalid URL (${exchange.method} ${shorten(exchange.path, 200)})` : '接口不存在',
  });
}

interface Failure {
  exchange: Exchange;
  store: Store;
  entry: JournalEntry;
  operation: Operation | undefined;
  requestId: string;
}

function answerFailure(error: unknown, failure: Failure): Answer {
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

function withHeader(answer: Answer, name: string, value: string): Answer {
  return { ...answer, headers: { ...answer.headers, [name]: value } };
}

/** Notes in the journal what was answered, with every key blotted out. */
function record(store: Store, entry: JournalEntry, answer: Answer): void {
  entry.endedAt = store.clock.now();
  entry.status = answer.status;
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
  } else entry.outcome = type.includes('html') ? 'html' : type.includes('xml') ? 'xml' : 'text';

  const keys = store.accounts.list().map((account) => account.key);
  const clean = (text: string) => redactText(text, keys);
  for (const [name, value] of Object.entries(entry.fields))
    if (typeof value === 'string') entry.fields[name] = clean(value);
  if (typeof entry.answer === 'string') entry.answer = clean(entry.answer);
  for (const problem of entry.problems) problem.message = clean(problem.message);
  store.journal.close(entry);
}
