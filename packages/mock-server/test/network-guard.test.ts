import { execFile } from 'node:child_process';
import dns from 'node:dns';
import { writeFile } from 'node:fs/promises';
import { type ClientRequest, createServer, type IncomingMessage } from 'node:http';
import https, { type RequestOptions, request } from 'node:https';
import { type AddressInfo, type LookupFunction, Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import {
  Agent,
  EnvHttpProxyAgent,
  getGlobalDispatcher,
  ProxyAgent,
  setGlobalDispatcher,
  fetch as undiciFetch,
} from 'undici';
import { expect, onTestFinished, test } from 'vitest';
import { dependencies } from '../package.json';
import { guardNetwork } from '../src/index.js';
import { mockTest } from '../src/vitest.js';

const URL_OF_CREDITS = 'https://async.koukoutu.com/v1/score';
const withKey = { headers: { 'x-api-key': 'kkt-mock-key' } };

/** A proxy that forwards nothing and records what was requested. */
async function startProxy(): Promise<{ url: string; asked: string[] }> {
  const asked: string[] = [];
  const proxy = createServer((incoming, response) => {
    asked.push(`${incoming.method} ${incoming.url}`);
    response.writeHead(502).end();
  });
  proxy.on('connect', (incoming, socket) => {
    asked.push(`CONNECT ${incoming.url}`);
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void proxy.close());
  return { url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`, asked };
}

function useDispatcher(dispatcher: Agent | EnvHttpProxyAgent | ProxyAgent): void {
  const before = getGlobalDispatcher();
  setGlobalDispatcher(dispatcher);
  onTestFinished(() => setGlobalDispatcher(before));
}

mockTest(
  'mockTest answers fetch itself when a proxy from the environment is the global dispatcher',
  async ({ mock }) => {
    const { url, asked } = await startProxy();
    useDispatcher(new EnvHttpProxyAgent({ httpsProxy: url }));
    expect((await fetch(URL_OF_CREDITS, withKey)).status).toBe(200);
    expect(mock).toHaveReceived('getCredits', { times: 1 });
    expect(asked).toEqual([]);
  },
);

// The test uses no fixture, and the guard must work nevertheless.
mockTest('mockTest fails a request that an explicit proxy would carry to the real host', async () => {
  const { url, asked } = await startProxy();
  useDispatcher(new ProxyAgent(url));
  const failed = await fetch(URL_OF_CREDITS, withKey).catch((error: Error) => error);
  expect(String((failed as Error).cause)).toContain('Failed to connect to async.koukoutu.com through a proxy');
  expect(asked).toEqual([]);
});

type Send = (url: string, options: RequestOptions, done: (response: IncomingMessage) => void) => ClientRequest;

const statusOf = (send: Send) =>
  new Promise((resolve, reject) => {
    send(URL_OF_CREDITS, withKey, (response) => resolve(response.resume().statusCode))
      .on('error', reject)
      .end();
  });

mockTest('mockTest answers https.request', async ({ mock }) => {
  expect(await statusOf((...args: Parameters<Send>) => https.request(...args))).toBe(200);
  expect(mock).toHaveReceived('getCredits', { times: 1 });
});

mockTest(
  'mockTest fails a request by a function that was imported from node:https, which MSW does not see',
  async () => {
    await expect(statusOf(request)).rejects.toThrow('MSW does not see the requests of this client');
  },
);

mockTest('mockTest fails a request of the undici package, which MSW does not see', async () => {
  useDispatcher(new Agent());
  const failed = await undiciFetch(URL_OF_CREDITS, withKey).catch((error: Error) => error);
  expect(String((failed as Error).cause)).toContain('MSW does not see the requests of this client');
});

mockTest('mockTest mocks the API for a test that does not use the mock fixture too', async () => {
  expect((await fetch(URL_OF_CREDITS, { headers: { 'x-api-key': 'no-such-key' } })).status).toBe(401);
});

test('guardNetwork keeps fetch from using a connection to the real host that was open before', async () => {
  const asked: string[] = [];
  const real = createServer((incoming, response) => {
    asked.push(`${incoming.url}`);
    response.end();
  });
  await new Promise<void>((resolve) => real.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void real.close().closeAllConnections());
  const lookup = (_host: string, _options: object, done: (error: null, found: object[]) => void) =>
    done(null, [{ address: '127.0.0.1', family: 4 }]);
  useDispatcher(new Agent({ connect: { lookup: lookup as unknown as LookupFunction } }));
  const url = (path: string) => `http://async.koukoutu.com:${(real.address() as AddressInfo).port}/${path}`;
  await (await fetch(url('before'))).text();
  await setTimeout(100);
  const open = guardNetwork();
  await expect(fetch(url('guarded'))).rejects.toThrow();
  open();
  await (await fetch(url('after'))).text();
  expect(asked).toEqual(['/before', '/after']);
});

test('guardNetwork restores everything when it ends', () => {
  const { lookup } = dns;
  process.env.NO_PROXY = 'intranet.example';
  onTestFinished(() => void delete process.env.NO_PROXY);
  const open = guardNetwork();
  expect(process.env.NO_PROXY).toBe('*');
  open();
  expect(process.env.NO_PROXY).toBe('intranet.example');
  expect(process.env.no_proxy).toBeUndefined();
  expect(dns.lookup).toBe(lookup);
  expect(Object.hasOwn(Socket.prototype, 'write')).toBe(false);
});

test('with NODE_USE_ENV_PROXY and HTTPS_PROXY, a guarded test reaches the mock or fails, and the proxy receives no request', async () => {
  const { url, asked } = await startProxy();
  const folder = fileURLToPath(new URL('../test-results/', import.meta.url));
  const source = join(folder, 'guarded.ts');
  await writeFile(
    source,
    `import https, { type RequestOptions, request } from 'node:https';
     import { setupServer } from 'msw/node';
     import { createMock, guardNetwork } from '../src/index.js';
     const mock = createMock();
     setupServer(...mock.handlers).listen();
     guardNetwork();
     const { status } = await fetch('${URL_OF_CREDITS}', ${JSON.stringify(withKey)});
     const https = await new Promise((resolve) => {
       request('${URL_OF_CREDITS}', ${JSON.stringify(withKey)}, ({ statusCode }) => resolve(statusCode)).on('error', ({ message }) => resolve(message)).end();
     });
     console.log(JSON.stringify({ status, https, requests: mock.control.state().requests }));
     process.exit();`,
  );
  const program = join(folder, 'guarded.mjs');
  await build({
    entryPoints: [source],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: Object.keys(dependencies),
    logLevel: 'error',
  });
  const env = { ...process.env, NODE_USE_ENV_PROXY: '1', HTTPS_PROXY: url, NO_PROXY: '', no_proxy: '' };
  const { stdout } = await promisify(execFile)(process.execPath, [program], { env });
  const { status, https, requests } = JSON.parse(stdout);
  expect({ status, requests }).toEqual({ status: 200, requests: 1 });
  expect(https).toContain('through a proxy');
  expect(asked).toEqual([]);
});
