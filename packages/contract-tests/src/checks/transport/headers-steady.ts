import type { JudgedExchange } from '../../model/case.js';
import { mediaTypeOf } from '../../model/exchange.js';
import { defineCheck, type FlowDeviation } from '../define-check.js';

/** Groups smaller than this say nothing about what is usual. */
const ENOUGH = 6;

/** Headers that may come and go. */
const CAPRICIOUS = new Set([
  'date',
  'connection',
  'keep-alive',
  'x-request-id',
  'transfer-encoding',
  'content-length',
  'retry-after',
]);

export const headersSteady = defineCheck({
  id: 'headers-steady',
  rule: 'A header that nearly all responses of a kind have is in all of them, and none has a header that the others lack. A difference points to a server that is set up differently.',
  example: 'etag is missing; 41 of 42 such responses have it',
  run: {
    run: ({ exchanges }) => {
      const groups = new Map<string, JudgedExchange[]>();
      for (const judged of exchanges) {
        const { response, request } = judged.exchange;
        if (!response) continue;
        const kind = `${request.method} ${request.operationId}/${response.status}/${mediaTypeOf(response.headers)}`;
        const group = groups.get(kind);
        if (group) group.push(judged);
        else groups.set(kind, [judged]);
      }
      return [...groups.values()].filter((group) => group.length >= ENOUGH).flatMap(oddHeaders);
    },
  },
});

function oddHeaders(group: readonly JudgedExchange[]): FlowDeviation[] {
  const names = group.map(
    ({ exchange }) => new Set(exchange.response?.headers.map(([name]) => name.toLowerCase()) ?? []),
  );
  const all = new Set(names.flatMap((set) => [...set]));
  const few = Math.max(1, Math.floor(group.length * 0.1));
  return [...all].flatMap((name): FlowDeviation[] => {
    if (CAPRICIOUS.has(name)) return [];
    const having = group.filter((_, index) => names[index]?.has(name));
    const lacking = group.filter((_, index) => !names[index]?.has(name));
    const count = `${having.length} of ${group.length} such responses have it`;
    if (lacking.length > 0 && lacking.length <= few) {
      return lacking.map(({ exchange }) => ({ where: name, message: `${name} is missing; ${count}`, exchange }));
    }
    if (having.length > 0 && having.length <= few && lacking.length > 0) {
      return having.map(({ exchange }) => ({ where: name, message: `${name} is unusual; only ${count}`, exchange }));
    }
    return [];
  });
}
