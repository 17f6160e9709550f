import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { temporaryFolder } from './support/temporary.js';

const CLI = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const MIB = 1024 * 1024;
/** The most memory that a run may take, whatever the target sends. */
const CEILING = 1024 * MIB;
/** Requests after which the run is stopped: several times as many as are sent at once, so that each can hold a body. */
const ENOUGH_REQUESTS = 60;
/** For targets with large bodies: bytes after which the run is stopped. A run keeps at most 256 MiB. */
const ENOUGH_BYTES = 768 * MIB;
/**
 * Milliseconds after a signal within which the command must end: the limit in `cli.ts`, and some for the process to
 * exit.
 */
const LONGEST_END = 8_000 + 7_000;

/** Loaded into the command. It writes the peak memory to a file. */
const METER = `data:text/javascript,${encodeURIComponent(`
import { writeFileSync } from 'node:fs';
process.on('exit', () => writeFileSync(process.env.METER_FILE, String(process.resourceUsage().maxRSS)));
`)}`;

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

const JSON_TYPE = { 'Content-Type': 'application/json' };
const chunk = Buffer.alloc(MIB, 0x20);

/** Sends chunks for as long as the other side takes them. */
const endless: RequestListener = (_, response) => {
  response.writeHead(200, JSON_TYPE);
  const more = () => {
    while (!response.destroyed && response.write(chunk));
  };
  response.on('drain', more);
  more();
};

/** Sends gzip, whether or not the client accepts it. */
const packed =
  (body: Buffer): RequestListener =>
  (_, response) =>
    response.writeHead(200, { ...JSON_TYPE, 'Content-Encoding': 'gzip' }).end(body);

const plain =
  (text: string): RequestListener =>
  (_, response) =>
    response.writeHead(200, JSON_TYPE).end(text);

/** A gzip file may have several members: this one unpacks to 1 GiB. */
const bomb = Buffer.concat(Array.from({ length: 16 }, () => gzipSync(Buffer.alloc(64 * MIB, 0x20))));
const underTheLimit = gzipSync(
  Buffer.concat([
    Buffer.from('{"code":200,"message":"success","data":"'),
    Buffer.alloc(60 * MIB, 0x41),
    Buffer.from('"}'),
  ]),
);
const deep = `{"code":200,"message":"success","data":${'['.repeat(200_000)}${']'.repeat(200_000)}}`;
const largePicture = `{"code":200,"message":"success","data":{"image_base64":"${'A'.repeat(60 * MIB)}"}}`;

const TARGETS: readonly { name: string; listener: RequestListener; large?: boolean }[] = [
  { name: 'bodies without an end', listener: endless, large: true },
  { name: 'gzip that unpacks to 1 GiB', listener: packed(bomb) },
  { name: 'gzip that unpacks to 60 MiB, which is within the limit', listener: packed(underTheLimit) },
  { name: 'JSON that is nested 200,000 levels deep', listener: plain(deep) },
  { name: 'JSON with a picture of 60 MiB', listener: plain(largePicture), large: true },
  { name: 'bodies that arrive byte by byte', listener: dripping() },
];

/** Refuses the first calls at once, so that the run has seen something, and then sends a byte now and then. */
function dripping(): RequestListener {
  let calls = 0;
  return (_, response) => {
    calls += 1;
    if (calls < ENOUGH_REQUESTS - 4) return response.writeHead(401, JSON_TYPE).end('{"code":401,"message":"no"}');
    response.writeHead(200, JSON_TYPE);
    const timer = setInterval(() => response.write(' '), 20);
    return response.on('close', () => clearInterval(timer));
  };
}

test.each(TARGETS)(
  'a run on a target that sends $name stays under 1 GiB, and SIGTERM ends it with a report',
  {
    timeout: 180_000,
  },
  async ({ listener, large = false }) => {
    const folder = await temporaryFolder();
    const [report, meter] = [join(folder, 'report.json'), join(folder, 'meter')];
    let [requests, bytes] = [0, 0];
    let enough = () => {};
    const seen = new Promise<void>((resolve) => {
      enough = resolve;
    });
    const server = createServer((request, response) => {
      const { socket } = request;
      requests += 1;
      response.on('close', () => {
        bytes += socket.bytesWritten;
        if (bytes >= ENOUGH_BYTES) enough();
      });
      if (!large && requests >= ENOUGH_REQUESTS) enough();
      request.resume();
      listener(request, response);
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const args = ['verify', '--target', url, '--api-key', 'k-0815', '--models-api-key', 'sk-0815', '--hands-off'];
    const child = spawn(process.execPath, ['--import', METER, CLI, ...args, '--report', `json=${report}`], {
      stdio: 'ignore',
      env: { ...process.env, METER_FILE: meter },
    });
    const exit = once(child, 'exit');
    await Promise.race([seen, exit]);
    const stopped = performance.now();
    child.kill('SIGTERM');
    const [code] = await exit;
    expect(performance.now() - stopped).toBeLessThan(LONGEST_END);
    // A run that found enough may have ended by itself.
    expect([143, 1]).toContain(code);
    expect(JSON.parse(await readFile(report, 'utf8')).exchanges).toBeDefined();
    const peak = Number(await readFile(meter, 'utf8')) * 1024;
    expect(peak).toBeLessThan(CEILING);
  },
);
