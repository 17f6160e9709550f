import { type Advice, type Advise, JUDGE } from '../model/advice.js';
import type { Step } from '../model/case.js';
import { type Exchange, headerOf } from '../model/exchange.js';
import { outcomeOf } from '../reading/outcome.js';
import { limit, operation } from '../spec/operations.js';
import { KEY_REFUSED, keyNameOf, type LiveAccount } from './account.js';
import type { Purse } from './purse.js';

/** Number of attempts after a temporary failure, and when the account is busy. */
const TROUBLE_ATTEMPTS = 4;
const BUSY_ATTEMPTS = 14;
const LONGEST_WAIT = 30_000;

const OUT_OF_CREDITS = [402, 403, 409];
const BUSY = 429;

/**
 * Keeps circumstances apart from the contract: a busy account, a lost connection, a service that is down for a moment and a
 * revoked key are not drift. A create that may have been charged is never repeated.
 */
export function liveAdvice(account: LiveAccount, purse: Purse): Advise {
  return async (step, exchange, attempt) => {
    const { expectation } = step;
    const { response } = exchange;
    if (expectation.outcome === 'any') return JUDGE;
    if (!response?.complete || isServerError(response.status)) return trouble(step, exchange, attempt, account);
    const { accepted, code, message } = outcomeOf(response);
    if (accepted || (expectation.outcome === 'refusal' && expectation.codes.includes(code))) return JUDGE;
    if (code === BUSY) return busy(exchange, attempt);
    if (isServerError(code)) return trouble(step, exchange, attempt, account);
    const key = keyNameOf(exchange.request.operationId);
    // The key is tried on its own, to tell a revoked key from a refusal for another reason.
    if (KEY_REFUSED.includes(code) && operation(exchange.request.operationId).secured) {
      const refusal = await account.keyRefusal(key);
      if (refusal !== undefined) {
        purse.close(key, refusal);
        return { next: 'break-off', reason: refusal };
      }
    }
    if (OUT_OF_CREDITS.includes(code) && key === 'apiKey' && expectation.outcome === 'success') {
      const left = await account.credits();
      if (left !== undefined && left < purse.largestPrice) {
        const reason = `The account has ${left} credits left (${code}: ${message})`;
        purse.close(key, reason);
        return { next: 'break-off', reason };
      }
    }
    return JUDGE;
  };
}

/** No response, half a response, or a server error. */
async function trouble(step: Step, exchange: Exchange, attempt: number, account: LiveAccount): Promise<Advice> {
  const { response, failure } = exchange;
  const reason = response
    ? response.complete
      ? `The service responded with ${outcomeOf(response).code}`
      : 'the answer was cut off'
    : `No response: ${failure?.message ?? 'the connection ended'}`;
  // A response that is not HTTP, and a request that was not sent because nothing responds any more, are judged as they
  // are.
  if (failure?.kind === 'malformed' || failure?.kind === 'not-sent') return JUDGE;
  const harmless = step.expectation.outcome === 'refusal' || isReading(exchange) || failure?.kind === 'unreachable';
  if (!harmless) {
    return { next: 'break-off', reason: `${reason}; the call may have been charged and is not repeated` };
  }
  if (attempt < TROUBLE_ATTEMPTS) return { next: 'again', reason, after: pauseBefore(exchange, attempt, 1_000) };
  // The failure persists. If the service is up otherwise, the failure is its response to this request.
  if (response && (await account.isWell())) return JUDGE;
  return { next: 'break-off', reason: `${reason}, in ${attempt} attempts` };
}

/** All slots are taken, by other programs or by tasks of this run that end late. */
function busy(exchange: Exchange, attempt: number): Advice {
  const reason = 'The account was busy (429)';
  if (attempt < BUSY_ATTEMPTS) {
    return { next: 'again', reason, after: pauseBefore(exchange, attempt, limit('pollIntervalMs')) };
  }
  return {
    next: 'break-off',
    reason: `${reason} in ${attempt} attempts. Check whether other programs use the account at the same time`,
  };
}

/** Codes of 600 and above may have other meanings. */
function isServerError(code: number): boolean {
  return code >= 500 && code < 600;
}

function isReading({ request }: Exchange): boolean {
  return request.method === 'GET' || request.operationId === 'queryTask';
}

/** The pause that the service asks for, or one that doubles each time. */
function pauseBefore({ response }: Exchange, attempt: number, first: number): number {
  const asked = response && headerOf(response.headers, 'retry-after');
  const seconds = asked === undefined ? Number.NaN : Number(asked);
  const until = asked !== undefined && Number.isNaN(seconds) ? Date.parse(asked) - Date.now() : seconds * 1_000;
  const wanted = until >= 0 ? until : first * 2 ** (attempt - 1);
  return Math.min(LONGEST_WAIT, wanted);
}
