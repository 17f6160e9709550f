import type { Exchange } from '../exchange/exchange.js';
import { Refusal } from '../exchange/refusal.js';
import type { Problem } from '../spec/problem.js';
import type { Operation } from '../spec/spec.js';
import type { Account } from '../state/accounts.js';
import type { State } from '../state/state.js';

/**
 * Finds the account that a request's key belongs to.
 *
 * @throws Refusal 401 if the key is missing, unknown, revoked or for the other hosts, 403 if it is refused
 */
export function authenticate(exchange: Exchange, state: State, operation: Operation): Account {
  const gateway = exchange.host === 'models' ? 'models' : 'matting';
  const { key, where, problem } = presentedKey(exchange, gateway, operation);
  const refuse = (code: number, message: string, suggestion?: string): never => {
    const reason: Problem = { level: 'error', where, message, ...(suggestion ? { suggestion } : {}) };
    throw new Refusal(code, '', { problems: [reason] });
  };
  if (problem) return refuse(401, problem.message, problem.suggestion);

  const account = state.accounts.byKey(key);
  if (!account)
    return refuse(
      401,
      'The key belongs to no account of this mock.',
      'start the mock with this key, or use one of its accounts',
    );
  if (account.gateway !== gateway) {
    return gateway === 'models'
      ? refuse(
          401,
          `The key of ${account.id} is for the cut-out hosts. The third-party models need another key (sk-…).`,
        )
      : refuse(401, `The key of ${account.id} is for the third-party models. The cut-out hosts need another key.`);
  }
  if (account.status === 'revoked') return refuse(401, `The key of ${account.id} is revoked.`);
  if (account.status === 'refused') return refuse(403, `The key of ${account.id} is refused.`);
  return account;
}

interface Presented {
  key: string;
  where: string;
  problem?: { message: string; suggestion?: string };
}

function presentedKey(exchange: Exchange, gateway: 'matting' | 'models', operation: Operation): Presented {
  const authorization = exchange.headers.authorization;
  const own = gateway === 'matting' ? exchange.headers['x-api-key'] : undefined;
  if (own !== undefined) {
    const key = own.trim();
    return {
      key,
      where: 'X-API-Key',
      ...(key === '' ? { problem: { message: 'The X-API-Key header is empty.' } } : {}),
    };
  }
  if (authorization !== undefined) {
    const match = /^bearer\s+(\S+)\s*$/i.exec(authorization);
    if (match?.[1]) return { key: match[1], where: 'Authorization' };
    const empty = /^(bearer)?\s*$/i.test(authorization);
    return {
      key: '',
      where: 'Authorization',
      problem: empty
        ? { message: 'The Authorization header contains no key.' }
        : {
            message: 'The Authorization header is not of the form "Bearer <key>".',
            suggestion: 'Authorization: Bearer <key>',
          },
    };
  }
  const google = googleKey(exchange, operation);
  if (google) return google;
  const wanted = gateway === 'matting' ? 'X-API-Key: <key>' : 'Authorization: Bearer <key>';
  const misplaced = ['x-api-key', 'x-goog-api-key', 'api-key', 'apikey'].find(
    (name) => exchange.headers[name] !== undefined,
  );
  return {
    key: '',
    where: misplaced ?? wanted.split(':', 1)[0] ?? '',
    problem: {
      message: misplaced ? `This host ignores the header ${misplaced}.` : 'No key was sent.',
      suggestion: wanted,
    },
  };
}

/** The key as Google's libraries send it, where the spec allows that (a guess). Undefined if there is none. */
function googleKey(exchange: Exchange, { security }: Operation): Presented | undefined {
  const inHeader = security.includes('GoogleKeyHeader') ? exchange.headers['x-goog-api-key'] : undefined;
  if (inHeader) return { key: inHeader.trim(), where: 'x-goog-api-key' };
  const inQuery = security.includes('GoogleKeyQuery') ? new URLSearchParams(exchange.query).get('key') : undefined;
  return inQuery ? { key: inQuery, where: 'key' } : undefined;
}
