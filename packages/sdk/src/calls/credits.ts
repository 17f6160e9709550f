import { dataOf } from '../http/answer.js';
import { ask } from '../http/ask.js';
import type { Transport } from '../http/core.js';
import type { CallOptions } from '../http/options.js';
import { type Call, call } from '../http/scope.js';

/** What the account has left; both may be fractions. */
export interface Credits {
  /** Credits left. */
  readonly credits: number;
  /** VIP credits left. */
  readonly vipCredits: number;
}

/**
 * Asks for the credits left (operation `getCredits`).
 * @throws The typed errors of this package.
 */
export function credits(transport: Transport, options?: CallOptions): Call<Credits> {
  return call(transport, 'credits', options, (scope) =>
    ask(scope, 'async', '/v1/score', {}, 'JSON with two balances', (answer) => {
      const { credits, vip_credits: vipCredits } = dataOf(answer);
      return typeof credits === 'number' && typeof vipCredits === 'number' ? { credits, vipCredits } : undefined;
    }),
  );
}
