import type { Case, Expectation } from '../model/case.js';
import type { HeaderLine, WireRequest } from '../model/exchange.js';
import { type Operation, operations } from '../spec/operations.js';
import { ANY_LINK, smallestRequest } from './keys.js';
import { keyHeader } from './request.js';

/**
 * All other cases ask for bytes as they are; programs ask for gzip without knowing it. So each operation is asked so too: for
 * what costs nothing, a refusal, and for the credits.
 */
export function compressedCases(): Case[] {
  return [
    ...[...operations.values()].filter(({ secured }) => secured).map(refusal),
    {
      ...common('getCredits', 'success'),
      run: async (stage) => {
        const request = accepting(smallestRequest('getCredits', keyHeader('x-api-key', stage.keys.matting), ANY_LINK));
        await stage.send({ name: 'call', request, expectation: { outcome: 'success', body: 'json' } });
      },
    },
  ];
}

function refusal({ id }: Operation): Case {
  const because = 'without a key';
  const expectation: Expectation = { outcome: 'refusal', codes: [401], because, check: 'key-required' };
  return {
    ...common(id, 'refusal'),
    run: async (stage) => {
      await stage.send({ name: 'call', request: accepting(smallestRequest(id, [], ANY_LINK)), expectation });
    },
  };
}

function common(operationId: string, name: string) {
  return { id: `${operationId}/compressed/${name}`, operationId, lane: 'shared', price: 0 } as const;
}

function accepting(request: WireRequest): WireRequest {
  const headers = request.headers.map(
    ([name, value]): HeaderLine => [name, name === 'Accept-Encoding' ? 'gzip' : value],
  );
  return { ...request, headers };
}
