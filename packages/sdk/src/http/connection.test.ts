import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { explain } from './connect-errors.js';
import { connectionFailure, wordsOf } from './connection.js';

const endingOf = (error: unknown) =>
  connectionFailure(error, { method: 'POST', bodyUsed: true }, explain(error)).ending;
const surelyNotSent = (error: unknown) => ['unreachable', 'blocked'].includes(endingOf(error));
const isHopeless = (error: unknown) => endingOf(error) === 'blocked';

const failure = (url: string) =>
  fetch(url, { method: 'POST', body: 'x' }).then(
    () => undefined,
    (error: unknown) => error,
  );

test('a refused connection counts as nothing sent', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  expect(surelyNotSent(await failure(`http://127.0.0.1:${port}/`))).toBe(true);
  expect(surelyNotSent(await failure(`http://localhost:${port}/`))).toBe(true);
});

test('a host name that does not resolve counts as nothing sent', async () => {
  expect(surelyNotSent(await failure('http://no-such-host.invalid/'))).toBe(true);
});

test('a connection that breaks after the request counts as possibly sent', async () => {
  const server = createServer((request) => request.socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  expect(surelyNotSent(await failure(`http://127.0.0.1:${port}/`))).toBe(false);
  server.close();
});

test('the error codes of slow connections and of Bun are recognised', () => {
  for (const code of ['UND_ERR_CONNECT_TIMEOUT', 'EAI_AGAIN', 'ConnectionRefused', 'SELF_SIGNED_CERT_IN_CHAIN']) {
    expect(surelyNotSent(new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) }))).toBe(
      true,
    );
  }
});

test('several attempts to connect count as nothing sent only if all of them failed', () => {
  const refused = Object.assign(new Error('refused'), { code: 'ECONNREFUSED', syscall: 'connect' });
  const reset = Object.assign(new Error('reset'), { code: 'ECONNRESET', syscall: 'read' });
  expect(surelyNotSent(new TypeError('x', { cause: new AggregateError([refused, refused]) }))).toBe(true);
  expect(surelyNotSent(new TypeError('x', { cause: new AggregateError([refused, reset]) }))).toBe(false);
});

test('an error of another realm, such as an error of fetch in Jest, is recognised like any other', () => {
  const foreign = runInNewContext(
    `new TypeError('fetch failed', { cause: Object.assign(new Error('connect ECONNREFUSED.'), { code: 'ECONNREFUSED' }) })`,
  );
  expect(foreign).not.toBeInstanceOf(Error);
  expect(surelyNotSent(foreign)).toBe(true);
  expect(wordsOf(foreign)).toBe('connect ECONNREFUSED');
});

test('wordsOf describes whatever was thrown', () => {
  expect(wordsOf('odd')).toBe('odd');
  expect(wordsOf(undefined)).toBe('undefined');
  expect(wordsOf(Object.assign(new Error(''), { code: 'EPIPE' }))).toBe('EPIPE');
  expect(wordsOf(new TypeError(''))).toBe('TypeError');
});

test('an error without details, as in browsers, does not prove that nothing was sent', () => {
  expect(surelyNotSent(new TypeError('Failed to fetch'))).toBe(false);
  expect(surelyNotSent('odd')).toBe(false);
  expect(surelyNotSent(undefined)).toBe(false);
});

test('a blocked port and a server without TLS received nothing, and a retry would not help', async () => {
  const server = createServer((_request, response) => response.end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  for (const url of ['http://127.0.0.1:9/', `https://127.0.0.1:${port}/`]) {
    const error = await failure(url);
    expect(surelyNotSent(error), url).toBe(true);
    expect(isHopeless(error), url).toBe(true);
  }
  server.close();
  expect(isHopeless(await failure(`http://127.0.0.1:${port}/`))).toBe(false); // refused now, perhaps not later
});

test('the messages of Deno, which has no error codes, are recognised', () => {
  const words = 'error sending request for url (https://x.test/): client error (Connect): dns error';
  expect(surelyNotSent(new TypeError('fetch failed', { cause: new Error(words) }))).toBe(true);
  expect(isHopeless(new TypeError('Fetch failed: Requests to port 1 are blocked'))).toBe(true);
  const sent = 'error sending request for url (https://x.test/): client error (SendRequest): connection closed';
  expect(surelyNotSent(new TypeError('fetch failed', { cause: new Error(sent) }))).toBe(false);
});
