import type { Case } from '../model/case.js';
import type { HeaderLine, WireRequest } from '../model/exchange.js';
import { apiKeyOf, keyHeader, multipartRequest, plainRequest, urlencodedRequest } from '../requests/request.js';
import { BAD_PARAMETER, JSON_SUCCESS, refusal, UNKNOWN_TASK } from './expectations.js';
import { shared } from './lanes.js';

/** Polls of unknown tasks, invalid polls, browser preflights, and `getCredits` with the key in both headers. */
export function queryCases(): Case[] {
  const refused = (
    name: string,
    codes: readonly number[],
    because: string,
    request: (key: string) => WireRequest,
  ): Case => {
    const expectation = refusal(codes, because);
    return shared(`queryTask/bad/${name}`, 'queryTask', 0, (stage) =>
      stage.send({ name: 'call', request: request(stage.keys.apiKey), expectation }),
    );
  };
  const urlencoded = (fields: Record<string, string | number>) => (key: string) =>
    urlencodedRequest('queryTask', keyHeader('x-api-key', key), fields);
  const modelKey = 'background-removal';
  return [
    refused(
      'unknown-task',
      UNKNOWN_TASK,
      'for a task that never was',
      urlencoded({ task_id: 999_999_999, response: 'url', model_key: modelKey }),
    ),
    refused('unknown-task-multipart', UNKNOWN_TASK, 'for a task that never was', (key) =>
      multipartRequest('queryTask', keyHeader('bearer', key), {
        task_id: 999_999_998,
        response: 'url',
        model_key: modelKey,
      }),
    ),
    refused('no-task-id', BAD_PARAMETER, 'without task_id', urlencoded({ response: 'url', model_key: modelKey })),
    refused('empty-body', BAD_PARAMETER, 'with an empty body', urlencoded({})),
    refused(
      'word-as-task-id',
      BAD_PARAMETER,
      'with a word as task_id',
      urlencoded({ task_id: 'abc', response: 'url', model_key: modelKey }),
    ),
    refused(
      'task-id-zero',
      [...UNKNOWN_TASK, ...BAD_PARAMETER],
      'with task_id 0',
      urlencoded({ task_id: 0, response: 'url', model_key: modelKey }),
    ),
    refused(
      'fraction-as-task-id',
      [...UNKNOWN_TASK, ...BAD_PARAMETER],
      'with task_id 1.5',
      urlencoded({ task_id: '1.5', response: 'url', model_key: modelKey }),
    ),
    // A browser sends Origin. Only then do servers that allow pages send CORS headers.
    shared('getCredits/from-a-page', 'getCredits', 0, (stage) => {
      const plain = plainRequest('getCredits', apiKeyOf(stage));
      const request = { ...plain, headers: [...plain.headers, ['Origin', 'https://app.example.com'] as const] };
      return stage.send({ name: 'call', request, expectation: JSON_SUCCESS });
    }),
    ...['createSync', 'createTask', 'queryTask', 'getCredits'].map(preflight),
    ...(['x-api-key', 'bearer'] as const).map((form) =>
      shared(`getCredits/${form}`, 'getCredits', 0, (stage) => {
        const request = plainRequest('getCredits', keyHeader(form, stage.keys.apiKey));
        return stage.send({ name: 'call', request, expectation: JSON_SUCCESS });
      }),
    ),
  ];
}

/** The preflight that a browser sends before a page may call with a key. The response must not allow it. */
function preflight(operationId: string): Case {
  return shared(`${operationId}/preflight`, operationId, 0, (stage) => {
    const { method, headers, ...rest } = plainRequest(operationId, []);
    const asked: HeaderLine[] = [
      ['Origin', 'https://app.example.com'],
      ['Access-Control-Request-Method', method],
      ['Access-Control-Request-Headers', 'x-api-key'],
    ];
    const request: WireRequest = { ...rest, method: 'OPTIONS', headers: [...headers, ...asked] };
    return stage.send({ name: 'call', request, expectation: { outcome: 'any' } });
  });
}
