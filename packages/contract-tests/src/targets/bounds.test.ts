import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { LIMITS } from '../reading/limits.js';
import { BodyBudget, BodyBuffer } from './body-budget.js';
import { isPublicAddress, isPublicHost, NotPublicError, publicLookup } from './public-address.js';
import { callOverWire } from './wire.js';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serving(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

const call = (url: string, more: { timeout?: number; publicOnly?: boolean } = {}) =>
  callOverWire({ url, method: 'GET', headers: [], body: new Uint8Array(), timeout: 20_000, ...more });

test('A body without an end is read up to the limit and reported', async () => {
  let sent = 0;
  const piece = Buffer.alloc(1024 * 1024);
  const url = await serving((_, response) => {
    const more = () => {
      while (!response.destroyed && response.write(piece)) sent += piece.length;
    };
    response.on('drain', more);
    more();
  });
  const { failure, response } = await call(url);
  expect(response).toBeUndefined();
  expect(failure).toMatchObject({ kind: 'too-large', message: expect.stringContaining('64 MiB') });
  expect(sent).toBeLessThan(LIMITS.body * 2);
});

test('A body that arrives byte by byte ends at the time limit', async () => {
  const url = await serving((_, response) => {
    const timer = setInterval(() => response.write('x'), 5);
    response.on('close', () => clearInterval(timer));
  });
  expect((await call(url, { timeout: 300 })).failure?.kind).toBe('timeout');
});

test('All bodies of a run together are bounded, and a dropped one gives its bytes back', () => {
  const budget = new BodyBudget();
  const chunk = Buffer.alloc(1024 * 1024);
  const fill = () => {
    const body = new BodyBuffer(budget);
    let refusal: string | undefined;
    for (let count = 0; count < 60 && refusal === undefined; count += 1) refusal = body.add(chunk);
    return { body, refusal };
  };
  const filled = [fill(), fill(), fill(), fill()];
  expect(filled.map(({ refusal }) => refusal)).toEqual([undefined, undefined, undefined, undefined]);
  const late = fill();
  expect(late.refusal).toContain('256 MiB');
  late.body.drop();
  filled[0]?.body.drop();
  expect(fill().refusal).toBeUndefined();
});

test('Many small chunks are joined without a byte lost', () => {
  const body = new BodyBuffer(new BodyBudget());
  for (let index = 0; index < 10_000; index += 1) body.add(Buffer.from([index % 256]));
  expect([...body.bytes().subarray(254, 258)]).toEqual([254, 255, 0, 1]);
  expect(body.length).toBe(10_000);
});

test.each([
  'http://169.254.169.254/latest',
  'http://[::1]/x',
  'http://redis:6379/',
  'http://metadata.google.internal/',
])('A link that a response names is not followed to %s', async (url) => {
  expect((await call(url, { publicOnly: true })).failure?.kind).toBe('not-public');
});

test.each([true, false])('A name that resolves to this computer is not connected to (all: %s)', async (all) => {
  const error = await new Promise((resolve) => publicLookup('localhost', { all }, resolve));
  expect(error).toBeInstanceOf(NotPublicError);
});

test.each([
  ['8.8.8.8', true],
  ['2606:4700::1111', true],
  ['10.1.2.3', false],
  ['100.100.100.200', false],
  ['168.63.129.16', false],
  ['::ffff:8.8.8.8', false],
  ['fd00::1', false],
  ['fe80::1', false],
  ['2001:db8::1', false],
])('%s is on the public internet: %s', (address, isPublic) => {
  expect(isPublicAddress(address)).toBe(isPublic);
});

test.each([
  ['https://results.example.com/', true],
  ['http://0x7f.1/', false],
  ['http://2130706433/', false],
  ['http://localhost./', false],
  ['http://printer/', false],
])('The host name of %s counts as public: %s', (url, may) => {
  expect(isPublicHost(new URL(url))).toBe(may);
});
