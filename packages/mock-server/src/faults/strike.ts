import type { Answer } from '../exchange/answer.js';
import type { Exchange } from '../exchange/exchange.js';
import { Refusal } from '../exchange/refusal.js';
import type { Operation } from '../spec/spec.js';
import type { Account } from '../state/accounts.js';
import type { JournalRecord } from '../state/journal-record.js';
import type { State } from '../state/state.js';
import type { Faults } from './engine.js';
import { type Fault, faultOf } from './fault.js';
import { htmlPage } from './spoil.js';

/** Replaces the operation's response. A fault throws it before the operation charges or creates anything. */
export class Interruption extends Error {
  override readonly name = 'Interruption';
  constructor(readonly answer: Answer) {
    super('A fault replaced the answer.');
  }
}

/** What `strike` needs of a request. */
export interface StruckRequest {
  readonly exchange: Exchange;
  readonly state: State;
  readonly operation: Operation;
  readonly account: Account | undefined;
  readonly record: JournalRecord;
  /** Scenarios from the request's `X-Mock-Scenario` header. */
  readonly scenarios: readonly string[];
}

/** What an operation knows of a request before it is validated. */
export interface StrikeTarget {
  model?: string | undefined;
  /** Scenarios of the request's task or file, in addition to those of its header and account. */
  scenarios?: readonly string[];
  /** The account that owns the requested file, for a request without a key. Faults of this account apply. */
  owner?: Account | undefined;
  /** What `after` and `times` count by. Default: the account. */
  subject?: string;
}

/**
 * Finds the faults that strike a request and applies those that come before the response. Returns all of them.
 *
 * @throws Interruption or Refusal if a fault replaces the answer
 */
export async function strike(request: StruckRequest, engine: Faults, target: StrikeTarget): Promise<Fault[]> {
  const { state, operation, record, exchange, account = target.owner } = request;
  const scenarios = [
    ...request.scenarios,
    ...(target.scenarios ?? []),
    ...(account?.scenario ? [account.scenario] : []),
  ];
  const faults = engine.strike({
    operation: operation.id,
    account: account?.id,
    model: target.model,
    scenarios,
    subject: target.subject ?? account?.id ?? '',
  });
  if (faults.length === 0) return faults;
  record.faults.push(...faults.map(({ kind }) => kind));

  const delay = faultOf(faults, 'delay');
  if (delay) await state.clock.wait(delay.ms + Math.floor((delay.jitter ?? 0) * state.jitter.next()), exchange.signal);
  if (faultOf(faults, 'hang')) await forever(exchange.signal);
  if (faultOf(faults, 'reset')) {
    throw new Interruption({ status: 502, headers: {}, body: undefined, delivery: { resetBefore: true } });
  }
  const page = faultOf(faults, 'html');
  if (page) throw new Interruption(htmlPage(page.status ?? 502));
  const error = faultOf(faults, 'error');
  if (error) {
    throw new Refusal(error.code, '', {
      retryAfter: error.retryAfter,
      style: error.style,
      message: error.message,
      empty: error.body === 'empty',
    });
  }
  return faults;
}

function forever(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    if (signal?.aborted) reject(signal.reason);
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
