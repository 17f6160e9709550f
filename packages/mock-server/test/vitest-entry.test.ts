import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { createMock } from '../src/index.js';
import { mockTest } from '../src/vitest.js';

const score = (key = 'kkt-mock-key') => fetch('https://async.koukoutu.com/v1/score', { headers: { 'x-api-key': key } });
const create = (fields: Record<string, string>) =>
  fetch('https://async.koukoutu.com/v1/create', {
    method: 'POST',
    headers: { 'x-api-key': 'kkt-mock-key' },
    body: new URLSearchParams(fields),
  });

describe('mockTest', () => {
  mockTest('intercepts the requests of a test', async ({ mock }) => {
    expect((await score()).status).toBe(200);
    expect(mock).toHaveReceived('getCredits', { times: 1, status: 200, account: 'account-1' });
    expect(mock).toHaveNoProblems();
    expect(mock).toHaveCharged(0);
  });

  mockTest('gives each test a new mock', async ({ mock }) => {
    expect(mock).not.toHaveReceived('getCredits');
  });

  mockTest('records fields, refusals and charges', async ({ mock }) => {
    await create({ model_key: 'background-removal', image_url: 'https://shop.example/1.jpg', output_format: 'png' });
    await create({ model_key: 'background-removal', image_url: 'https://shop.example/1.jpg', output_format: 'gif' });
    expect(mock).toHaveReceived('createTask', { times: 2, fields: { model_key: 'background-removal' } });
    expect(mock).toHaveReceived('createTask', { times: 1, fields: { output_format: expect.stringMatching(/^p/) } });
    expect(mock).toHaveCharged(2);
    expect(() => expect(mock).toHaveNoProblems()).toThrow(/output_format is gif/);
    expect(() => expect(mock).toHaveReceived('createTask', { times: 3 })).toThrow(/2 of 2 such requests fit/);
    expect(() => expect(mock).toHaveCharged(7)).toThrow(/it charged 2/);
  });

  mockTest('blocks requests to other hosts, even for a picture', async ({ mock }) => {
    const arrived: (string | undefined)[] = [];
    const elsewhere = createServer((request, response) => {
      arrived.push(request.url);
      response.end();
    });
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void elsewhere.close());
    const { port } = elsewhere.address() as AddressInfo;
    const told = vi.spyOn(console, 'error').mockImplementation(() => {});
    onTestFinished(() => told.mockRestore());
    for (const path of ['/', '/shirt.jpg'])
      await expect(fetch(`http://127.0.0.1:${port}${path}`)).rejects.toThrow('fetch');
    expect(arrived).toEqual([]);
    expect(told.mock.calls.flat().join()).toContain('/shirt.jpg');
    expect(mock.control.journal.entries()).toEqual([]);
  });
});

describe('tasks under mockTest', () => {
  const query = (id: number) =>
    fetch('https://async.koukoutu.com/v1/query', {
      method: 'POST',
      headers: { 'x-api-key': 'kkt-mock-key' },
      body: new URLSearchParams({ task_id: String(id), response: 'url' }),
    }).then((response) => response.json());
  const fields = { model_key: 'background-removal', image_url: 'https://shop.example/1.jpg' };
  const start = async () => (await (await create(fields)).json()).data.task_id as number;

  mockTest('are done at their first poll, and their links work', async () => {
    const { data } = await query(await start());
    expect(data.state).toBe(1);
    expect((await fetch(data.result_file)).status).toBe(200);
  });

  const slowTest = mockTest.extend({ mockOptions: { clock: 'poll' as const } });
  slowTest('take a few polls if the test sets the poll clock', async () => {
    expect((await query(await start())).data.state).toBe(0);
  });
});

describe('mockTest with options', () => {
  const strictTest = mockTest.extend({ mockOptions: { apiKey: 'my-own-test-key' } });
  strictTest('uses the key from mockOptions', async ({ mock }) => {
    expect((await score()).status).toBe(401);
    expect((await score('my-own-test-key')).status).toBe(200);
    expect(mock).toHaveReceived('getCredits', { times: 2 });
  });
});

test('the matchers explain what they expect if they are misused', () => {
  expect(() => expect({}).toHaveReceived('getCredits')).toThrow(/wants a mock/);
  expect(() => expect(createMock()).not.toHaveReceived('creatTask' as 'createTask')).toThrow(
    'There is no operation "creatTask". Did you mean "createTask"?',
  );
  expect(createMock()).not.toHaveReceived('createSync');
});
