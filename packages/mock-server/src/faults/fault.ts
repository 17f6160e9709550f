import { EVERY_OPERATION, type OperationId } from '../spec/documents.js';

/** One thing that can go wrong. Times are in milliseconds of mock time. */
export type Fault =
  /** The response is delayed by `ms`, plus a seeded share of `jitter`. */
  | { kind: 'delay'; ms: number; jitter?: number }
  /** The body arrives at `bytesPerSecond`, in real time. */
  | { kind: 'slow-body'; bytesPerSecond: number }
  /** No response is sent, and the connection stays open. */
  | { kind: 'hang' }
  /** The connection is cut before the response. */
  | { kind: 'reset' }
  /** The connection is cut after this share of the body, 0–1 (default 0.5). */
  | { kind: 'reset-body'; share?: number }
  /** The body is whole as HTTP sees it, but holds only this share of each picture, 0–1 (default 0.5), base64 in JSON included. */
  | { kind: 'truncated'; share?: number }
  /** The content type is wrong, the body is right. */
  | { kind: 'content-type'; contentType: string }
  /** An HTML error page, such as a gateway sends, replaces the response. */
  | { kind: 'html'; status?: number }
  /** JSON that stops in the middle. A picture is not changed. */
  | { kind: 'broken-json' }
  /** An error of the API. `retryAfter` is a number of seconds or an HTTP date. */
  | {
      kind: 'error';
      code: number;
      message?: string;
      style?: 'http' | 'envelope';
      retryAfter?: number | string;
      body?: 'empty';
    }
  /** Tasks never end. Progress stops at this percentage (default 65.71). */
  | { kind: 'stuck'; at?: number }
  /** Tasks fail, unless a poll has already reported them as done. Sources disagree on the state of a failed task: 2 or −1. */
  | { kind: 'task-failed'; message?: string; state?: 2 | -1 }
  /** Result links have expired. */
  | { kind: 'expired-link' }
  /** The model refuses the prompt under HTTP 200, without candidates or with `text` instead of a picture. */
  | { kind: 'blocked-prompt'; reason?: string; text?: string }
  /** A thought and a draft picture, both marked `thought`, come before the finished picture. */
  | { kind: 'thoughts' }
  /** The `nth` picture of several (from 1, default the last) fails, while the response as a whole succeeds. */
  | { kind: 'picture-failed'; nth?: number; message?: string };

export type FaultKind = Fault['kind'];

/** A fault and the conditions under which it strikes. All given conditions must hold. */
export interface FaultRule {
  fault: Fault;
  /** Only these operations; default: all that the fault can strike. */
  operations?: OperationId[];
  /** Only the account with this id. */
  account?: string;
  /** Only tasks or requests of this model. */
  model?: string;
  /**
   * Leave this many matching requests alone first. With `operations`, each task's polls (each file's downloads, each account's other
   * calls) are counted separately: `queryTask` with `after: 3` fails every task's polls from the fourth on. Without `operations`,
   * all matching requests are counted together.
   */
  after?: number;
  /** Strike this many times, then stop. Counted like `after`: without `operations`, `times: 2` strikes two requests in all. */
  times?: number;
  /** Strike with this probability, 0–1, drawn from the seed. */
  probability?: number;
}

/** A named set of faults. */
export interface Scenario {
  name: string;
  /** What a client sees, in a sentence. */
  description: string;
  rules: FaultRule[];
}

/** Every operation except the download of a result, which is not an API call. */
export const API_CALLS = EVERY_OPERATION.filter((operation) => operation !== 'downloadResult');
const GENERATIONS: OperationId[] = [
  'generateNanoBanana',
  'generateContent',
  'generateContentV1',
  'streamGenerateContent',
  'streamGenerateContentV1',
];
const SEEDREAM: OperationId[] = ['generateImages', 'editImages'];
const PICTURES: OperationId[] = ['createSync', 'downloadResult', ...GENERATIONS, ...SEEDREAM];

/** The first fault of a kind among those that strike. */
export function faultOf<K extends FaultKind>(
  faults: readonly Fault[],
  kind: K,
): Extract<Fault, { kind: K }> | undefined {
  return faults.find((fault): fault is Extract<Fault, { kind: K }> => fault.kind === kind);
}

/** The operations that a fault strikes if its rule names none. */
export function operationsOf(kind: FaultKind): readonly OperationId[] {
  switch (kind) {
    case 'truncated':
      return PICTURES;
    case 'broken-json':
    case 'error':
      return API_CALLS;
    case 'stuck':
    case 'task-failed':
      return ['createTask', 'queryTask'];
    case 'expired-link':
      return ['downloadResult'];
    case 'blocked-prompt':
    case 'thoughts':
      return GENERATIONS;
    case 'picture-failed':
      return SEEDREAM;
    default:
      return EVERY_OPERATION;
  }
}

/** The operations that a rule may name. The fault has no effect on any other. */
export function possibleOperations(kind: FaultKind): readonly OperationId[] {
  return kind === 'error' || kind === 'broken-json' ? EVERY_OPERATION : operationsOf(kind);
}

export const FAULT_KINDS: readonly FaultKind[] = [
  'delay',
  'slow-body',
  'hang',
  'reset',
  'reset-body',
  'truncated',
  'content-type',
  'html',
  'broken-json',
  'error',
  'stuck',
  'task-failed',
  'expired-link',
  'blocked-prompt',
  'thoughts',
  'picture-failed',
];
