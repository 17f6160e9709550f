import { Refusal } from '../exchange/refusal.js';
import type { ModelOptions } from '../pictures/models.js';
import { accountOf, type Call } from '../request/call.js';
import { limit } from '../spec/spec.js';
import { refundFailures } from '../state/refunds.js';

/** The price of a picture in credits, made at once or by a task. */
export function priceOf(options: ModelOptions, how: 'syncPictureCredits' | 'taskPictureCredits'): number {
  return limit(how) + (options.output_format === 'png' ? limit('pngExtraCredits') : 0);
}

/**
 * Charges an account of the cut-out hosts.
 *
 * @throws Refusal 409 if the account has too few credits
 */
export function charge(call: Call, price: number): void {
  const account = accountOf(call);
  refundFailures(call.state, account);
  if (!call.state.accounts.charge(account, price)) {
    const left = account.credits + account.vipCredits;
    const message = `${account.id} has ${left} credits left; this costs ${price}.`;
    throw new Refusal(409, '', { problems: [{ level: 'error', where: 'account', message }] });
  }
  call.record.charged = price;
}

/**
 * Charges one credit per picture of a third-party model (a guess: no source tells their price). Returns a function that refunds
 * the credits.
 *
 * @throws Refusal 403 if the account has too few credits, which is also how the gateway reports a used-up quota
 */
export function chargeQuota(call: Call, pictures: number): () => void {
  const { state, record } = call;
  const account = accountOf(call);
  if (!state.accounts.charge(account, pictures)) {
    const left = account.credits + account.vipCredits;
    const message = `${account.id} has ${left} credits left; ${pictures} pictures cost ${pictures}.`;
    throw new Refusal(403, '', { problems: [{ level: 'error', where: 'account', message }] });
  }
  record.charged = pictures;
  return () => {
    state.accounts.refund(account, pictures);
    record.charged = 0;
  };
}

/**
 * Makes sure that the account has a free slot for one more task or synchronous call.
 *
 * @throws Refusal 429 if all slots are in use
 */
export function requireSlot(call: Call): void {
  const { state } = call;
  const account = accountOf(call);
  const busy = state.tasks.active(account) + state.runningCalls.count(account.id);
  if (busy < account.slots) return;
  // On a poll clock, time must pass here too. Otherwise a client that only retries its create would wait forever.
  state.clock.tick();
  throw new Refusal(429, '', {
    problems: [
      {
        level: 'error',
        where: 'account',
        message: `${account.id} has ${busy} tasks waiting or running; ${account.slots} at once are allowed.`,
        spec: 'async.yaml#/x-limits/tasksAtOnce',
      },
    ],
  });
}
