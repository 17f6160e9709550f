import type { Fault } from '../faults/fault.js';
import type { Account } from '../service/accounts.js';
import type { JournalEntry } from '../service/journal.js';
import type { Store } from '../service/store.js';
import type { Operation } from '../spec/spec.js';
import { faultOf, type StrikeTarget } from './context.js';
import { htmlPage } from './deliver.js';
import type { Answer, Exchange } from './exchange.js';
import { Refusal } from './refusal.js';

/** An answer that replaces the one on its way. Thrown by faults, so that nothing is charged or created. */
export class Interruption extends Error {
  override readonly name = 'Interruption';
  constructor(readonly answer: Answer) {
    super('A fault replaced the answer.');
  }
}

/** What a strike is about. */
export interface StrikeScene {
  exchange: Exchange;
  store: Store;
  operation: Operation;
  account: Account | undefined;
  entry: JournalEntry;
  scenarios: readonly string[];
}

/** Finds the faults that strike a request, plays those that come before the answer, and hands out the rest. */
export async function strike(scene: StrikeScene, target: StrikeTarget): Promise<Fault[]> {
  const { store, operation, account, entry, exchange } = scene;
  // A result's account is known by its file alone; its link carries no key.
  const scenarios = [...scene.scenarios, ...(target.scenarios ?? []), ...(account?.scenario ? [account.scenario] : [])];
  const faults = store.faults.strike({
    operation: operation.id,
    account: account?.id,
    model: target.model,
    scenarios,
    subject: target.subject ?? account?.id ?? '',
  });
  entry.faults.push(...faults.map(({ kind }) => kind));

  const delay = faultOf(faults, 'delay');
  if (delay) await store.clock.wait(delay.ms + Math.floor((delay.jitter ?? 0) * store.jitter.next()), exchange.signal);
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
