import type { Account } from './accounts.js';
import type { State } from './state.js';

/**
 * Gives back what an account's failed tasks cost, each once, whether anybody polled them or not (a guess: no source tells
 * whether failures are charged). To be called before the account's credits are looked at.
 */
export function refundFailures({ tasks, accounts }: Pick<State, 'tasks' | 'accounts'>, account: Account): void {
  for (const task of tasks.unrefunded(account)) {
    task.refunded = true;
    accounts.refund(account, task.price);
  }
}
