import type { Imaging } from '@koukoutu/imaging';
import type { Answer } from '../exchange/answer.js';
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
import type { HostName } from '../spec/hosts.js';
import type { Operation } from '../spec/spec.js';
import { noteResponse } from '../state/journal-record.js';
import type { Random } from '../state/random.js';
import type { Store } from './store.js';

/** The mocked service. It answers requests from MSW and from sockets alike. */
export interface Service {
  /**
   * Answers a request.
   *
   * @throws the reason of the exchange's signal if the client hangs up, or the mock is closed, before the response is ready.
   * All other errors become responses
   */
  answer(exchange: Exchange): Promise<Answer>;
  /** Makes the pictures of tasks. The control API shows them. */
  readonly studio: Studio;
}

/** Makes a service. It calls `getStore` for each request, because a reset replaces the store. */
export function createService(getStore: () => Store, imaging: Imaging): Service {
  const studio = createStudio(imaging);

  const answer = async (exchange: Exchange): Promise<Answer> => {
    const store = getStore();
    const { clock, faults, journal, random } = store;
    const record = journal.open(exchange, clock.now());
    const requestId = drawRequestId(random, exchange.host);
    let operation: Operation | undefined;
    let result: Answer;
    try {
      operation = findOperation(exchange, record);
      record.operation = operation.id;
      const scenarios = requestedScenarios(exchange, faults);
      const account = exchange.host === 'files' ? undefined : authenticate(exchange, store, operation);
      record.account = account?.id;

      // The order matters: a body is read only after the key has been checked.
      const call: Call = { exchange, state: store, operation, account, record, scenarios, requestId, faults: [] };
      const steps = OPERATIONS[operation.id];
      const read = await steps.read(call);
      call.faults = await strike(call, faults, steps.target?.(call, read) ?? { model: record.model });
      const input = steps.validate(call, read);
      result = spoil(await steps.carryOut(call, input, studio), call.faults);
    } catch (error) {
      result = answerError(error, { exchange, state: store, record, operation, requestId });
    }
    result = sign(result, record.seq, requestId);
    record.endedAt = clock.now();
    noteResponse(record, result);
    journal.close(record);
    return result;
  };
  return { answer, studio };
}

/**
 * Draws the id that the models host shows in its responses. Requests to other hosts skip as many random numbers, so that
 * later draws do not depend on the host.
 */
function drawRequestId(random: Random, host: HostName): string {
  if (host === 'models') return random.hex(24);
  random.skipHex(24);
  return '';
}

/** Adds the headers that every response has. */
function sign(answer: Answer, seq: number, requestId: string): Answer {
  const own = { 'x-mock-request': String(seq) };
  const ids = requestId === '' ? own : { 'x-oneapi-request-id': requestId, ...own };
  return { ...answer, headers: { ...answer.headers, ...ids } };
}
