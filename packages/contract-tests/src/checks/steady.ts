import type { JudgedExchange } from '../model/case.js';
import { mediaTypeOf } from '../model/exchange.js';
import type { Fault } from './check.js';

/** Groups smaller than this say nothing about what is usual. */
const ENOUGH = 6;

/** Headers whose coming and going means nothing. */
const CAPRICIOUS = new Set([
  'date',
  'connection',
  'keep-alive',
  'x-request-id',
  'transfer-encoding',
  'content-length',
  'retry-after',
]);

/** A fault with the exchange that it stands out in. */
export interface SteadyFault {
  readonly judged: JudgedExchange;
  readonly fault: Fault;
}

/**
 * Looks at all answers of one kind (operation, status, media type) together: a header that nearly all have and one lacks,
 * or that one alone has, is a server among many that is set up otherwise.
 */
export function steadyFaults(exchanges: readonly JudgedExchange[]): SteadyFault[] {
  const groups = new Map<string, JudgedExchange[]>();
  for (const judged of exchanges) {
    const { response, request } = judged.exchange;
    if (!response) continue;
    const key = `${request.method} ${request.operationId}/${response.status}/${mediaTypeOf(response.headers)}`;
    groups.set(key, [...(groups.get(key) ?? []), judged]);
  }
  return [...groups.values()].filter((group) => group.length >= ENOUGH).flatMap(oddHeaders);
}

/** Calls that are answered at once: look-ups, and a task's number. Half take longer than this only where each is held back. */
const AT_ONCE: readonly string[] = ['getCredits', 'queryTask', 'createTask'];
const SLUGGISH_MS = 2_500;

/** A call that is slow as a rule, while another is answered at once. */
export function sluggishFaults(exchanges: readonly JudgedExchange[]): SteadyFault[] {
  const medians = AT_ONCE.map((id) => {
    const own = exchanges.filter(({ exchange }) => exchange.request.operationId === id && exchange.response);
    const sorted = [...own].sort((one, other) => one.exchange.milliseconds - other.exchange.milliseconds);
    return { id, enough: own.length >= ENOUGH, middle: sorted[Math.floor(sorted.length / 2)] };
  });
  const quick = medians.some(
    ({ enough, middle }) => enough && middle && middle.exchange.milliseconds < SLUGGISH_MS / 5,
  );
  return medians.flatMap(({ id, enough, middle }): SteadyFault[] => {
    if (!enough || !middle || !quick || middle.exchange.milliseconds < SLUGGISH_MS) return [];
    const message = `half of the answers to ${id} take ${middle.exchange.milliseconds} ms and more; other calls are answered at once`;
    return [{ judged: middle, fault: { check: 'answer-in-time', message } }];
  });
}

function oddHeaders(group: readonly JudgedExchange[]): SteadyFault[] {
  const names = group.map(
    ({ exchange }) => new Set(exchange.response?.headers.map(([name]) => name.toLowerCase()) ?? []),
  );
  const all = new Set(names.flatMap((set) => [...set]));
  const few = Math.max(1, Math.floor(group.length * 0.1));
  return [...all].flatMap((name): SteadyFault[] => {
    if (CAPRICIOUS.has(name)) return [];
    const having = group.filter((_, index) => names[index]?.has(name));
    const lacking = group.filter((_, index) => !names[index]?.has(name));
    const count = `${having.length} of ${group.length} such answers have it`;
    if (lacking.length > 0 && lacking.length <= few) {
      const message = `${name} is missing here; ${count}`;
      return lacking.map((judged) => ({ judged, fault: { check: 'headers-steady', where: name, message } }));
    }
    if (having.length > 0 && having.length <= few && lacking.length > 0) {
      const message = `${name} stands here; only ${count}`;
      return having.map((judged) => ({ judged, fault: { check: 'headers-steady', where: name, message } }));
    }
    return [];
  });
}
