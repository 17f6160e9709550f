import type { Case, Expectation } from '../model/case.js';
import type { HeaderLine, WireRequest } from '../model/exchange.js';
import { keyHeader, multipartRequest, plainRequest, urlencodedRequest } from './request.js';

/** Polls of tasks that are not there, or that ask wrongly; and what the credits are, in both forms of the key. */
export function queryCases(): Case[] {
  const refused = (
    name: string,
    codes: readonly number[],
    because: string,
    request: (key: string) => WireRequest,
  ): Case => {
    const expectation: Expectation = { outcome: 'refusal', codes, because, check: 'invalid-request-refused' };
    return {
      id: `queryTask/bad/${name}`,
      operationId: 'queryTask',
      lane: 'shared',
      price: 0,
      run: async (stage) => {
        await stage.send({ name: 'call', request: request(stage.keys.matting), expectation });
      },
    };
  };
  const urlencoded = (fields: Record<string, string | number>) => (key: string) =>
    urlencodedRequest('queryTask', keyHeader('x-api-key', key), fields);
  const modelKey = 'background-removal';
  return [
    refused(
      'unknown-task',
      [404],
      'for a task that never was',
      urlencoded({ task_id: 999_999_999, response: 'url', model_key: modelKey }),
    ),
    refused('unknown-task-multipart', [404], 'for a task that never was', (key) =>
      multipartRequest('queryTask', keyHeader('bearer', key), {
        task_id: 999_999_998,
        response: 'url',
        model_key: modelKey,
      }),
    ),
    refused('no-task-id', [422], 'without task_id', urlencoded({ response: 'url', model_key: modelKey })),
    refused('empty-body', [422], 'with an empty body', urlencoded({})),
    refused(
      'word-as-task-id',
      [422],
      'with a word as task_id',
      urlencoded({ task_id: 'abc', response: 'url', model_key: modelKey }),
    ),
    refused(
      'task-id-zero',
      [404, 422],
      'with task_id 0',
      urlencoded({ task_id: 0, response: 'url', model_key: modelKey }),
    ),
    refused(
      'fraction-as-task-id',
      [404, 422],
      'with task_id 1.5',
      urlencoded({ task_id: '1.5', response: 'url', model_key: modelKey }),
    ),
    {
      id: 'getCredits/from-a-page',
      operationId: 'getCredits',
      lane: 'shared',
      price: 0,
      // A browser says where a page comes from: only then do servers that allow pages send their CORS headers.
      run: async (stage) => {
        const plain = plainRequest('getCredits', keyHeader('x-api-key', stage.keys.matting));
        const request = { ...plain, headers: [...plain.headers, ['Origin', 'https://app.example.com'] as const] };
        await stage.send({ name: 'call', request, expectation: { outcome: 'success', body: 'json' } });
      },
    },
    ...['createSync', 'createTask', 'queryTask', 'getCredits'].map(preflight),
    ...(['x-api-key', 'bearer'] as const).map(
      (form): Case => ({
        id: `getCredits/${form}`,
        operationId: 'getCredits',
        lane: 'shared',
        price: 0,
        run: async (stage) => {
          const request = plainRequest('getCredits', keyHeader(form, stage.keys.matting));
          await stage.send({ name: 'call', request, expectation: { outcome: 'success', body: 'json' } });
        },
      }),
    ),
  ];
}

/** What a browser asks before a page may call with a key: the answer, whatever it is, must not invite it. */
function preflight(operationId: string): Case {
  return {
    id: `${operationId}/preflight`,
    operationId,
    lane: 'shared',
    price: 0,
    run: async (stage) => {
      const { method, headers, ...rest } = plainRequest(operationId, []);
      const asked: HeaderLine[] = [
        ['Origin', 'https://app.example.com'],
        ['Access-Control-Request-Method', method],
        ['Access-Control-Request-Headers', 'x-api-key'],
      ];
      const request: WireRequest = { ...rest, method: 'OPTIONS', headers: [...headers, ...asked] };
      await stage.send({ name: 'call', request, expectation: { outcome: 'any' } });
    },
  };
}
