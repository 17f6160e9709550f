import type { Expectation, Stage } from '../model/case.js';
import type { Exchange, WireRequest } from '../model/exchange.js';
import { taskIdOf } from '../reading/task.js';
import { pollToEnd } from './poll-to-end.js';
import { queryRequest } from './task-run.js';

/**
 * Sends a request that must be refused, within one of the account's slots. If a task is created all the same, it is
 * polled to its end, so that one wrongly accepted request does not leave all later cases without slots.
 */
export async function sendRefused(stage: Stage, request: WireRequest, expectation: Expectation): Promise<Exchange> {
  const creates = request.operationId === 'createSync' || request.operationId === 'createTask';
  const release = creates ? await stage.slot() : () => {};
  const exchange = await stage.send({ name: 'call', request, expectation });
  const accepted = request.operationId === 'createTask' ? taskIdOf(exchange) : undefined;
  if (accepted !== undefined) {
    const poll = (number: number) =>
      stage.send({
        name: `poll-${number}`,
        request: queryRequest(stage.keys.apiKey, 'urlencoded', accepted, 'background-removal'),
        expectation: { outcome: 'any' },
      });
    await pollToEnd(stage, { poll, patience: 10_000 });
  }
  release();
  return exchange;
}
