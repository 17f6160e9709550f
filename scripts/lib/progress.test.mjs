import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { buildReader, installReader, step } from './progress.mjs';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

test('a long step prints what it is doing at least every three seconds, and its duration at the end', async () => {
  const lines = [];
  const running = step(
    'Building',
    async (doing) => {
      await wait(2500);
      doing('@koukoutu/sdk');
      await wait(4000);
      return 'built';
    },
    { write: (text) => lines.push({ at: performance.now(), text }) },
  );
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await running).toMatchObject({ result: 'built', seconds: 6.5 });
  expect(lines.map(({ text }) => text)).toEqual([
    'Building … 1 s\n',
    'Building: @koukoutu/sdk … 3 s\n',
    'Building: @koukoutu/sdk … 5 s\n',
    'Building: done in 6.5 s\n',
  ]);
});

test('a step that ends within a second prints nothing', async () => {
  const write = vi.fn();
  const running = step('Building', () => wait(900), { write });
  await vi.advanceTimersByTimeAsync(5000);
  await running;
  expect(write).not.toHaveBeenCalled();
});

test('a step that fails prints no more progress', async () => {
  const write = vi.fn();
  const running = expect(step('Building', () => Promise.reject(new Error('no')), { write })).rejects.toThrow('no');
  await vi.advanceTimersByTimeAsync(5000);
  await running;
  expect(write).not.toHaveBeenCalled();
});

test('the progress of an installation counts packages, and its errors become plain text', () => {
  const doing = vi.fn();
  const reader = installReader(doing);
  for (const status of ['resolved', 'resolved', 'imported']) {
    reader.line(JSON.stringify({ name: 'pnpm:progress', status }));
  }
  expect(doing).toHaveBeenLastCalledWith('1 of 2 packages');
  reader.line('npm warn something');
  reader.line(JSON.stringify({ name: 'pnpm', level: 'error', err: { message: 'request to the registry failed' } }));
  expect(reader.messages()).toBe('npm warn something\nrequest to the registry failed');
});

test('the progress of a build names the package that printed last', () => {
  const doing = vi.fn();
  buildReader(doing).line('@koukoutu/mock-server:build: ESM Build start');
  buildReader(doing).line(' Tasks: 2 successful');
  expect(doing.mock.calls).toEqual([['@koukoutu/mock-server']]);
});
