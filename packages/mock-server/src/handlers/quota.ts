import type { Call } from './context.js';
import { Refusal } from './refusal.js';

/**
 * Takes one credit a picture from an account of the third-party models (a guess: no source tells their price). Answers a
 * function that gives it back.
 *
 * @throws Refusal 403 when the account has too little, as the gateway answers a used-up quota.
 */
export function chargeQuota(call: Call, pictures: number): () => void {
  const { store, account } = call;
  if (!account) throw new Error('Charging needs an account.');
  if (!store.accounts.charge(account, pictures)) {
    const left = account.credits + account.vipCredits;
    throw new Refusal(403, '', {
      problems: [
        {
          level: 'error',
          where: 'account',
          message: `${account.id} has ${left} credits left; ${pictures} pictures cost ${pictures}.`,
        },
      ],
    });
  }
  call.entry.charged = pictures;
  return () => {
    store.accounts.refund(account, pictures);
    call.entry.charged = 0;
  };
}
