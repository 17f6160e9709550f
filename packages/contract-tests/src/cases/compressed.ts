import type { Case } from '../model/case.js';
import type { HeaderLine, WireRequest } from '../model/exchange.js';
import { apiKeyOf, plainRequest } from '../requests/request.js';
import { type Operation, operations } from '../spec/operations.js';
import { INVALID_KEY, JSON_SUCCESS, refusal } from './expectations.js';
import { shared } from './lanes.js';
import { ANY_LINK, smallestRequest } from './smallest.js';

/**
 * All other cases accept no encoding, but HTTP libraries accept gzip by default. So each operation is also called with
 * gzip accepted and without a key, which is free. `getCredits` is free with a key too.
 */
export function compressedCases(): Case[] {
  return [
    ...[...operations.values()].filter(({ secured }) => secured).map(refused),
    shared('getCredits/compressed/success', 'getCredits', 0, (stage) => {
      const request = accepting(plainRequest('getCredits', apiKeyOf(stage)));
      return stage.send({ name: 'call', request, expectation: JSON_SUCCESS });
    }),
  ];
}

function refused({ id }: Operation): Case {
  return shared(
    `${id}/compressed/refusal`,
    id,
    0,
    (stage) => {
      const request = accepting(smallestRequest(id, [], ANY_LINK));
      return stage.send({ name: 'call', request, expectation: refusal(INVALID_KEY, 'without a key', 'key') });
    },
    'none',
  );
}

function accepting(request: WireRequest): WireRequest {
  const headers = request.headers.map(
    ([name, value]): HeaderLine => [name, name === 'Accept-Encoding' ? 'gzip' : value],
  );
  return { ...request, headers };
}
