import type { Expectation, Stage } from '../model/case.js';
import type { Exchange, WireRequest } from '../model/exchange.js';
import { isFinal, readPoll, taskIdOf } from '../reading/task.js';
import { queryRequest } from './task-run.js';

/**
 * Sends what must be refused, within a slot of the account. One that is accepted all the same is waited for, so that a
 * single drift does not make every later case run out of slots.
 */
export async function sendRefused(stage: Stage, request: WireRequest, expectation: Expectation): Promise<Exchange> {
  const creates = request.operationId === 'createSync' || request.operationId === 'createTask';
  const release = creates ? await stage.slot() : () => {};
  const exchange = await stage.send({ name: 'call', request, expectation });
  const accepted = request.operationId === 'createTask' ? taskIdOf(exchange) : undefined;
  let waited = 0;
  for (let round = 1; accepted !== undefined && waited < 10_000; round += 1) {
    const reading = readPoll(
      await stage.send({
        name: `poll-${round}`,
        request: queryRequest(stage.keys.apiKey, 'urlencoded', accepted, 'background-removal'),
        expectation: { outcome: 'any' },
      }),
    );
    if (!reading || isFinal(reading.state)) break;
    waited += stage.pollPause(round);
    await stage.pause(stage.pollPause(round));
  }
  release();
  return exchange;
}
