import { drift, readEnvelope } from '../core/answer.js';
import { ask } from '../core/ask.js';
import type { Transport } from '../core/core.js';
import type { CallOptions } from '../options.js';
import { type Call, call } from './call.js';

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
  return call(transport, 'credits', options, async (scope) => {
    const answer = await ask(scope, 'async', false, (init) => scope.core.raw.async.GET('/v1/score', init));
    const { credits: left, vip_credits: vip } = await readEnvelope(scope, answer);
    if (typeof left !== 'number' || typeof vip !== 'number') throw await drift(scope, answer, 'two balances');
    return { credits: left, vipCredits: vip };
  });
}
