import { describe, expect, test } from 'vitest';
import { KEY, MODELS_KEY, serve } from './client.js';
import { answerProblems } from './spec-check.js';

describe('keys', () => {
  const calls: [string, string, string, RequestInit][] = [
    [
      'createSync',
      '/sync/v1/create',
      'X-API-Key',
      { method: 'POST', body: new URLSearchParams({ model_key: 'background-removal' }) },
    ],
    [
      'createTask',
      '/async/v1/create',
      'X-API-Key',
      { method: 'POST', body: new URLSearchParams({ model_key: 'background-removal' }) },
    ],
    ['queryTask', '/async/v1/query', 'X-API-Key', { method: 'POST', body: new URLSearchParams({ task_id: '1' }) }],
    ['getCredits', '/async/v1/score', 'X-API-Key', { method: 'GET' }],
    [
      'generateNanoBanana',
      '/apis/v1beta/models/gemini-2.5-flash-image:generateContent',
      'Authorization',
      { method: 'POST', body: '{}' },
    ],
    [
      'generateContent',
      '/apis/v1beta/models/nano-banana-pro:generateContent',
      'Authorization',
      { method: 'POST', body: '{}' },
    ],
    ['generateImages', '/apis/v1/images/generations', 'Authorization', { method: 'POST', body: '{}' }],
  ];

  test.each(calls)(
    'of %s get a 401 if they are missing, wrong, revoked or empty, or belong to the other account type',
    async (operation, path, header, init) => {
      const server = await serve({
        apiKey: KEY,
        modelsApiKey: MODELS_KEY,
        accounts: [
          { key: 'revoked-matting', status: 'revoked' },
          { key: 'revoked-models', status: 'revoked', gateway: 'models' },
        ],
      });
      const other = header === 'X-API-Key' ? MODELS_KEY : KEY;
      const revoked = header === 'X-API-Key' ? 'revoked-matting' : 'revoked-models';
      for (const key of [null, 'wrong', revoked, other]) {
        const reply = await server.call(path, { ...init, key });
        expect(reply.status, `key ${key}`).toBe(401);
        expect(answerProblems(operation, { ...reply, body: reply.json })).toEqual([]);
      }
      const empty = await server.call(path, { ...init, key: null, headers: { [header]: '' } });
      expect(empty.status).toBe(401);
    },
  );

  test('are also accepted as bearer tokens on the cut-out hosts', async () => {
    const server = await serve();
    const reply = await server.call('/async/v1/score', { key: null, headers: { authorization: `Bearer ${KEY}` } });
    expect(reply.json.code).toBe(200);
  });

  test('of a refused account get a 403', async () => {
    const server = await serve({ accounts: [{ key: KEY, status: 'refused' }] });
    const reply = await server.call('/async/v1/score');
    expect(reply.status).toBe(403);
    expect(answerProblems('getCredits', { ...reply, body: reply.json })).toEqual([]);
  });
});
