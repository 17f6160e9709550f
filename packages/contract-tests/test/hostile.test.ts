import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { command } from './support/command.js';
import { temporaryFolder } from './support/temporary.js';

const CLI = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
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
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const JSON_TYPE = { 'Content-Type': 'application/json' };
const bomb = gzipSync(Buffer.alloc(256 * 1024 * 1024));

const DEEP: RequestListener = (_, response) =>
  response
    .writeHead(200, JSON_TYPE)
    .end(`{"code":200,"message":"success","data":${'['.repeat(200_000)}${']'.repeat(200_000)}}`);
const ENDLESS: RequestListener = (_, response) => {
  response.writeHead(200, JSON_TYPE);
  const more = () => {
    while (!response.destroyed && response.write(Buffer.alloc(1024 * 1024, 0x20)));
  };
  response.on('drain', more);
  more();
};
const BOMB: RequestListener = (request, response) =>
  request.headers['accept-encoding'] === 'gzip'
    ? response.writeHead(200, { ...JSON_TYPE, 'Content-Encoding': 'gzip' }).end(bomb)
    : response.writeHead(200, JSON_TYPE).end('{}');

test.each([
  ['JSON that is nested 200,000 levels deep', DEEP, 'nested more than 100 levels'],
  // Several cases read at the same time, so the limit of the whole run may be reached before that of a body.
  ['a body without an end', ENDLESS, 'MiB; reading stopped there'],
  ['gzip that unpacks to 256 MiB', BOMB, 'unpacks to more than 64 MiB'],
])('A run on a target with %s ends with a report, and finds it', { timeout: 60_000 }, async (_, listener, message) => {
  const report = join(await temporaryFolder(), 'report.json');
  const only = ['--only', 'getCredits/', '--hands-off'];
  const url = await serving(listener);
  const { code } = await command([
    'verify',
    '--target',
    url,
    '--api-key',
    'k-0815',
    ...only,
    '--report',
    `json=${report}`,
  ]);
  expect(code).toBe(1);
  const { findings } = JSON.parse(await readFile(report, 'utf8'));
  const bounds = findings.filter(({ check }: { check: string }) => check === 'response-bounded');
  expect(bounds.length).toBeGreaterThan(0);
  expect(bounds[0].message).toContain(message);
});

test('SIGTERM ends a run that gets endless bodies, with a report of what was seen', { timeout: 60_000 }, async () => {
  const report = join(await temporaryFolder(), 'report.json');
  let asked = () => {};
  const called = new Promise<void>((resolve) => {
    asked = resolve;
  });
  const url = await serving((request, response) => {
    ENDLESS(request, response);
    asked();
  });
  const args = ['verify', '--target', url, '--api-key', 'k-0815', '--hands-off', '--report', `json=${report}`];
  const child = spawn(process.execPath, [CLI, ...args], { stdio: 'ignore' });
  await called;
  child.kill('SIGTERM');
  const [code] = await once(child, 'exit');
  expect(code).toBe(143);
  expect(JSON.parse(await readFile(report, 'utf8')).exchanges).toBeDefined();
});

test('A result link to an address inside the network is reported and not followed', { timeout: 60_000 }, async () => {
  const report = join(await temporaryFolder(), 'report.json');
  const link = 'http://169.254.169.254/latest/meta-data.png';
  const url = await serving((_, response) =>
    response
      .writeHead(200, JSON_TYPE)
      .end(JSON.stringify({ code: 200, message: 'success', data: { result_file: link } })),
  );
  const only = ['--only', 'createSync/credits/link', '--hands-off'];
  await command(['verify', '--target', url, '--api-key', 'k-0815', ...only, '--report', `json=${report}`]);
  const { findings } = JSON.parse(await readFile(report, 'utf8'));
  expect(findings.map(({ check }: { check: string }) => check)).toContain('link-public');
});
