import type { Imaging } from '@koukoutu/imaging';
import { type Answer, withHeader } from '../exchange/answer.js';
import type { Exchange } from '../exchange/exchange.js';
import { spoil } from '../faults/spoil.js';
import { strike } from '../faults/strike.js';
import { OPERATIONS } from '../operations/index.js';
import { createStudio, type Studio } from '../pictures/studio.js';
import { authenticate } from '../request/authenticate.js';
import type { Call } from '../request/call.js';
import { answerError } from '../request/error-answer.js';
import { findOperation } from '../request/find-operation.js';
import { requestedScenarios } from '../request/scenarios.js';
import { shorten } from '../spec/problem.js';
import type { Operation } from '../spec/spec.js';
import type { JournalEntry } from '../state/journal.js';
import { noteAnswer } from './note-answer.js';
import type { Store } from './store.js';

/** The mocked service: answers requests, however they arrived. */
export interface Service {
  /**
   * Answers a request.
   *
   * @throws the reason of the exchange's signal if the client hung up, or the mock was closed, while the answer was made. There
   * are no other errors: they are answers
   */
  answer(exchange: Exchange): Promise<Answer>;
  /** Makes the pictures of tasks. The control API shows them. */
  readonly studio: Studio;
}

/** Makes a service over a store, which `getStore` may replace at any time. */
export function createService(getStore: () => Store, imaging: Imaging): Service {
  const studio = createStudio(imaging);

  const answer = async (exchange: Exchange): Promise<Answer> => {
    const store = getStore();
    const entry = openEntry(store, exchange);
    const requestId = store.random.hex(24);
    let operation: Operation | undefined;
    let result: Answer;
    try {
      operation = findOperation(exchange, entry);
      entry.operation = operation.id;
      const scenarios = requestedScenarios(exchange, store.faults);
      const account = exchange.host === 'files' ? undefined : authenticate(exchange, store, operation);
      if (account) entry.account = account.id;

      // Every request takes these steps, in this order. Large bodies are read only for clients with a valid key.
      const arrived: Call = { exchange, state: store, operation, account, entry, scenarios, requestId, faults: [] };
      const steps = OPERATIONS[operation.id];
      const read = await steps.read(arrived);
      const target = steps.target?.(arrived, read) ?? { model: entry.model };
      const call: Call = { ...arrived, faults: await strike(arrived, store.faults, target) };
      const input = steps.validate(call, read);
      result = spoil(await steps.carryOut(call, input, studio), call.faults);
    } catch (error) {
      result = answerError(error, { exchange, state: store, entry, operation, requestId });
    }
    if (exchange.host === 'apis') result = withHeader(result, 'x-oneapi-request-id', requestId);
    result = withHeader(result, 'x-mock-request', String(entry.seq));
    entry.endedAt = store.clock.now();
    noteAnswer(entry, result);
    store.journal.close(entry);
    return result;
  };
  return { answer, studio };
}

function openEntry({ journal, clock }: Store, exchange: Exchange): JournalEntry {
  return journal.open({
    at: clock.now(),
    method: exchange.method.slice(0, 20),
    host: exchange.host,
    path: shorten(exchange.path, 300),
    query: exchange.query,
    headers: exchange.headers(),
  });
}
