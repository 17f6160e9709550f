import { type Advice, type Advise, JUDGE } from '../model/advice.js';
import type { Step } from '../model/case.js';
import { type Exchange, headerOf } from '../model/exchange.js';
import { outcomeOf } from '../reading/outcome.js';
import { limit, operation } from '../spec/operations.js';
import { gatewayOf, KEY_REFUSED, type LiveAccount } from './account.js';
import type { Purse } from './purse.js';

/** How often a moment's trouble is asked again, and a full account. */
const TROUBLE_ATTEMPTS = 4;
const BUSY_ATTEMPTS = 14;
const LONGEST_WAIT = 30_000;

const OUT_OF_CREDITS = [402, 403, 409];
const BUSY = 429;

/**
 * Tells the contract from its surroundings: a full account, a lost connection, a service that is down for a moment and a key
 * that was taken away are no drift. A create that may have been paid for is never sent again.
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
    const gateway = gatewayOf(exchange.request.operationId);
    // A refusal that is due for another reason is told from a dead key in the same way.
    if (KEY_REFUSED.includes(code) && operation(exchange.request.operationId).secured) {
      const refusal = await account.keyRefusal(gateway);
      if (refusal !== undefined) {
        purse.close(gateway, refusal);
        return { next: 'break-off', reason: refusal };
      }
    }
    if (OUT_OF_CREDITS.includes(code) && gateway === 'matting' && expectation.outcome === 'success') {
      const left = await account.credits();
      if (left !== undefined && left < purse.largestPrice) {
        const reason = `the account has ${left} credits left (${code}: ${message})`;
        purse.close(gateway, reason);
        return { next: 'break-off', reason };
      }
    }
    return JUDGE;
  };
}

/** No answer, half an answer, or one that says that the server is in trouble. */
async function trouble(step: Step, exchange: Exchange, attempt: number, account: LiveAccount): Promise<Advice> {
  const { response, failure } = exchange;
  const reason = response
    ? response.complete
      ? `the service answered ${outcomeOf(response).code}`
      : 'the answer was cut off'
    : `no answer: ${failure?.message ?? 'the connection ended'}`;
  // What is not HTTP at all, and what was not sent since nothing answers any more, is judged as it is.
  if (failure?.kind === 'malformed' || failure?.kind === 'not-sent') return JUDGE;
  const harmless = step.expectation.outcome === 'refusal' || isReading(exchange) || failure?.kind === 'unreachable';
  if (!harmless) {
    return { next: 'break-off', reason: `${reason}; the call may have been paid for and is not sent again` };
  }
  if (attempt < TROUBLE_ATTEMPTS) return { next: 'again', reason, after: pauseBefore(exchange, attempt, 1_000) };
  // It stays like that. With a service that is well otherwise, this is how it answers this request.
  if (response && (await account.isWell())) return JUDGE;
  return { next: 'break-off', reason: `${reason}, ${attempt} times` };
}

/** All slots are taken: by this account's other programs, or by tasks of this run that end late. */
function busy(exchange: Exchange, attempt: number): Advice {
  const reason = 'the account was busy (429)';
  if (attempt < BUSY_ATTEMPTS) {
    return { next: 'again', reason, after: pauseBefore(exchange, attempt, limit('pollIntervalMs')) };
  }
  return { next: 'break-off', reason: `${reason}, ${attempt} times: do other programs use it at the same time?` };
}

/** A service may have codes of its own far beyond these. */
function isServerError(code: number): boolean {
  return code >= 500 && code < 600;
}

function isReading({ request }: Exchange): boolean {
  return request.method === 'GET' || request.operationId === 'queryTask';
}

/** What the service asks for, or twice as long each time. */
function pauseBefore({ response }: Exchange, attempt: number, first: number): number {
  const asked = response && headerOf(response.headers, 'retry-after');
  const seconds = asked === undefined ? Number.NaN : Number(asked);
  const until = asked !== undefined && Number.isNaN(seconds) ? Date.parse(asked) - Date.now() : seconds * 1_000;
  const wanted = until >= 0 ? until : first * 2 ** (attempt - 1);
  return Math.min(LONGEST_WAIT, wanted);
}
