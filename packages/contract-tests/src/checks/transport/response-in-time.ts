import type { JudgedExchange } from '../../model/case.js';
import { limit } from '../../spec/operations.js';
import { defineCheck, type FlowDeviation, type Subject } from '../define-check.js';

/**
 * Calls to which the service responds at once. If half of them take longer than `SLUGGISH_MS`, something delays each of
 * them.
 */
const AT_ONCE: readonly string[] = ['getCredits', 'queryTask', 'createTask'];
const SLUGGISH_MS = 2_500;

/** Fewer responses than this say nothing about what is usual. */
const ENOUGH = 6;

export const responseInTime = defineCheck({
  id: 'response-in-time',
  rule: 'A response arrives before clients give up, and a look-up or the create of a task is answered at once.',
  example: 'No complete response within 45000 ms',
  run: {
    failure: ({ kind, message }) => (kind === 'timeout' ? [{ message: sentence(message) }] : []),
    response: ({ judged, operation }: Subject) => {
      const { milliseconds: took, request } = judged.exchange;
      // A busy computer is slow too, so the limit is the time after which even the most patient client gives up.
      const reads = request.method === 'GET' || operation.id === 'queryTask';
      const bound = limit(reads ? 'giveUpMinMs' : 'giveUpMaxMs');
      return took <= bound ? [] : [{ message: `The response took ${took} ms; clients give up after ${bound} ms` }];
    },
    run: ({ exchanges }) => sluggishCalls(exchanges),
  },
});

/** Finds operations that are usually slow while others respond at once. */
function sluggishCalls(exchanges: readonly JudgedExchange[]): FlowDeviation[] {
  const medians = AT_ONCE.flatMap((id) => {
    const own = exchanges.filter(({ exchange }) => exchange.request.operationId === id && exchange.response);
    const sorted = own.map(({ exchange }) => exchange).sort((one, other) => one.milliseconds - other.milliseconds);
    const middle = sorted[Math.floor(sorted.length / 2)];
    return own.length >= ENOUGH && middle ? [{ id, middle }] : [];
  });
  if (!medians.some(({ middle }) => middle.milliseconds < SLUGGISH_MS / 5)) return [];
  return medians
    .filter(({ middle }) => middle.milliseconds >= SLUGGISH_MS)
    .map(({ id, middle }) => ({
      message: `Half of the responses to ${id} take ${middle.milliseconds} ms or more; other calls are answered at once`,
      exchange: middle,
    }));
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
