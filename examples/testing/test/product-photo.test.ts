import { readFile } from 'node:fs/promises';
import { mockTest } from '@koukoutu/mock-server/vitest';
import { Koukoutu } from '@koukoutu/sdk';
import { beforeAll, expect } from 'vitest';
import { cutOutProduct } from '../src/product-photo.ts';

const koukoutu = new Koukoutu({ apiKey: 'kkt-mock-key', maxRetries: 2 });
let photo: Blob;

beforeAll(async () => {
  photo = new Blob([await readFile(new URL('../shirt.jpg', import.meta.url))]);
});

mockTest('shows the cut-out, and pays once', async ({ mock }) => {
  const outcome = await cutOutProduct(koukoutu, photo);
  expect(outcome).toMatchObject({ state: 'done', picture: { type: 'image/png' } });
  expect(mock).toHaveReceived('createTask', { times: 1, fields: { model_key: 'background-removal' } });
  expect(mock).toHaveNoProblems();
  expect(mock).toHaveCharged(2); // 1 for the picture, 1 more for png
});

mockTest('says that the service is unavailable when the account is out of credits', async ({ mock }) => {
  mock.control.faults.setScenario('error-409');
  expect(await cutOutProduct(koukoutu, photo)).toEqual({
    state: 'unavailable',
    reason: 'InsufficientCreditsError',
  });
  expect(mock).toHaveCharged(0);
});

mockTest('gets through when only the first request is one too many', async ({ mock }) => {
  mock.control.faults.add({ fault: { kind: 'error', code: 429, retryAfter: 0 }, operations: ['createTask'], times: 1 });
  expect(await cutOutProduct(koukoutu, photo)).toMatchObject({ state: 'done' });
  expect(mock).toHaveReceived('createTask', { times: 2 });
});

mockTest('says that the service is unavailable when every request is one too many', async ({ mock }) => {
  mock.control.faults.add({ fault: { kind: 'error', code: 429, retryAfter: 0 }, operations: ['createTask'] });
  expect(await cutOutProduct(koukoutu, photo)).toEqual({ state: 'unavailable', reason: 'RateLimitError' });
  expect(mock).toHaveCharged(0);
});

mockTest('asks for another photo when the task fails, with the reason of the API', async ({ mock }) => {
  mock.control.faults.add({ fault: { kind: 'task-failed', message: '未识别到主体' } });
  expect(await cutOutProduct(koukoutu, photo)).toEqual({
    state: 'rejected',
    reason: expect.stringContaining('未识别到主体'),
  });
});

mockTest('survives polls that fail now and then, without a second task', async ({ mock }) => {
  mock.control.faults.add({ fault: { kind: 'error', code: 502 }, operations: ['queryTask'], times: 1 });
  expect(await cutOutProduct(koukoutu, photo)).toMatchObject({ state: 'done' });
  expect(mock).toHaveReceived('createTask', { times: 1 });
});

/** Time stands still until the test moves it: no task ends by itself. */
const slowTest = mockTest.extend({ mockOptions: { clock: 'virtual' as const } });

slowTest('keeps the number of a slow task, whose result is fetched later without paying again', async ({ mock }) => {
  const outcome = await cutOutProduct(koukoutu, photo, 200);
  if (outcome.state !== 'later') throw new Error(`The outcome is ${outcome.state}.`);

  mock.control.clock.runAll();
  const result = await koukoutu.tasks.resume(outcome.taskId).result();
  expect(result.contentType).toBe('image/png');
  expect(mock).toHaveReceived('createTask', { times: 1 });
});
