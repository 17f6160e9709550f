import { json } from '../exchange/answer.js';
import { accountOf } from '../request/call.js';
import { refundFailures } from '../state/refunds.js';
import type { OperationSteps } from './steps.js';

/** `GET /v1/score`: the two balances. */
export const getCredits: OperationSteps<void, void> = {
  read: () => {},
  validate: () => {},
  carryOut(call) {
    const account = accountOf(call);
    refundFailures(call.state, account);
    const data = { credits: account.credits, vip_credits: account.vipCredits };
    return json(200, { code: 200, message: 'success', data });
  },
};
