import type { IncomingMessage } from 'node:http';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { BodyBrokenError } from '../../exchange/exchange.js';
import { createGate } from '../../state/gate.js';
import { readBody } from './body.js';

const MIB = 1024 * 1024;

/** A request whose body the test sends. */
function requestOf(headers: Record<string, string>): PassThrough & IncomingMessage {
  return Object.assign(new PassThrough(), { headers }) as unknown as PassThrough & IncomingMessage;
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

test('readBody gives up a client that stops sending, but not one that is only slow', async () => {
  const uploads = createGate(3 * MIB);
  const slow = requestOf({ 'content-length': '4' });
  const silent = requestOf({ 'content-length': String(2 * MIB) });
  const body = readBody(slow, MIB, uploads, () => {});
  const never = readBody(silent, 2 * MIB, uploads, () => {}).catch((error: unknown) => error);
  for (const letter of 'abcd') {
    slow.write(letter);
    await vi.advanceTimersByTimeAsync(15_000);
  }
  slow.end();
  expect(Buffer.from(await body).toString()).toBe('abcd');
  const error = await never;
  expect(error).toBeInstanceOf(BodyBrokenError);
  expect((error as Error).message).toBe('The client sent nothing for 20 seconds.');
});

test('readBody gives up a client that stops sending after room was found for its body', async () => {
  const request = requestOf({});
  const never = readBody(request, 4 * MIB, createGate(8 * MIB), () => {}).catch((error: unknown) => error);
  request.write(Buffer.alloc(MIB + 1));
  await vi.advanceTimersByTimeAsync(25_000);
  expect(await never).toBeInstanceOf(BodyBrokenError);
});

test('readBody does not give up a client whose body of unknown length waits for room', async () => {
  const uploads = createGate(2 * MIB);
  const leave = await uploads.enter(2 * MIB);
  const request = requestOf({});
  const body = readBody(request, 4 * MIB, uploads, (release) => release());
  request.end(Buffer.alloc(MIB + 1));
  await vi.advanceTimersByTimeAsync(60_000);
  leave();
  await vi.advanceTimersByTimeAsync(10);
  expect((await body).byteLength).toBe(MIB + 1);
});

test('readBody releases at once the room for a client that has hung up', async () => {
  const uploads = createGate(4 * MIB);
  const leave = await uploads.enter(4 * MIB);
  const request = requestOf({});
  const never = readBody(request, 4 * MIB, uploads, () => {}).catch((error: unknown) => error);
  request.write(Buffer.alloc(MIB + 1));
  await vi.advanceTimersByTimeAsync(10);
  request.destroy();
  expect(await never).toBeInstanceOf(BodyBrokenError);
  leave();
  await vi.advanceTimersByTimeAsync(10);
  expect(uploads.load).toBe(0);
});

test.each([
  ['known', { 'content-length': String(3 * MIB) }],
  ['unknown', {} as Record<string, string>],
])('readBody copies a large body of %s length as it arrives, and keeps none of its pieces', async (_, headers) => {
  const request = requestOf(headers);
  const body = readBody(request, 4 * MIB, createGate(8 * MIB), () => {});
  for (const [value, length] of [
    [1, 2 * MIB],
    [2, MIB - 1],
    [3, 1],
  ] as const) {
    const piece = Buffer.alloc(length, value);
    request.write(piece);
    await vi.advanceTimersByTimeAsync(10);
    piece.fill(0);
  }
  request.end();
  const bytes = await body;
  expect(bytes.byteLength).toBe(3 * MIB);
  expect([0, 2 * MIB - 1, 2 * MIB, 3 * MIB - 2, 3 * MIB - 1].map((at) => bytes[at])).toEqual([1, 1, 2, 2, 3]);
});
