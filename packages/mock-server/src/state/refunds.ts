import type { Account } from './accounts.js';
import type { State } from './state.js';

/**
 * Refunds the price of an account's failed tasks, each once, whether they were polled or not (a guess: no source tells
 * whether failures are charged). Call it before the account's credits are read.
 */
export function refundFailures({ tasks, accounts }: Pick<State, 'tasks' | 'accounts'>, account: Account): void {
  for (const task of tasks.unrefunded(account)) {
    task.refunded = true;
    accounts.refund(account, task.price);
  }
}
