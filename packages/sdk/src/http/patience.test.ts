import { afterEach, expect, test, vi } from 'vitest';
import { patience } from './patience.js';

const GLOBAL = Symbol.for('undici.globalDispatcher.1');
const home = globalThis as { [GLOBAL]?: unknown };
const before = home[GLOBAL];
afterEach(() => {
  home[GLOBAL] = before;
});

test('a call of more than 300 seconds lifts the limits of the dispatcher that Node uses', () => {
  const dispatch = vi.fn(() => true);
  home[GLOBAL] = { dispatch };
  const { dispatcher } = patience(300_001) as unknown as { dispatcher: { dispatch(...given: unknown[]): boolean } };
  dispatcher.dispatch({ path: '/', headersTimeout: 300_000 }, 'handler');
  expect(dispatch).toHaveBeenCalledWith({ path: '/', headersTimeout: 0, bodyTimeout: 0 }, 'handler');
});

test('a call of up to 300 seconds leaves the dispatcher alone', () => {
  expect(patience(300_000)).toEqual({});
});

test('a request that carries the dispatcher reaches the server', async () => {
  const response = await fetch(new Request('data:text/plain,here', patience(Infinity)));
  expect(await response.text()).toBe('here');
});
