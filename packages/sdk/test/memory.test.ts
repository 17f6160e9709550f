import { fork } from 'node:child_process';
import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listen } from './support/listen.js';
import { bundle } from './support/other-build.js';
import { pictures } from './support/pictures.js';
import { temporaryFolder } from './support/temporary.js';

const MEGABYTE = 1 << 20;

/** Runs `work` with a client and a file, and says how much its buffers came to at most. Garbage does not count. */
const program = (work: string) => `
import { createReadStream } from 'node:fs';
import { fromPath, Koukoutu } from ${JSON.stringify(new URL('../src/node.ts', import.meta.url).pathname)};
const [, , baseUrl, file] = process.argv;
const client = new Koukoutu({ apiKey: 'kkt-mock-key', baseUrl });
globalThis.gc();
const before = process.memoryUsage().arrayBuffers;
let most = 0;
const timer = setInterval(() => {
  globalThis.gc();
  most = Math.max(most, process.memoryUsage().arrayBuffers - before);
}, 25);
${work};
clearInterval(timer);
process.send(most);
`;

const png = await pictures.png();

/** A file that begins like a picture. */
async function fileOf(bytes: number): Promise<string> {
  const file = join(await temporaryFolder(), 'large.png');
  await using handle = await open(file, 'w');
  await handle.write(png);
  await handle.truncate(bytes);
  return file;
}

/** Runs a program in a process of its own, and returns what it says. */
async function mostOf(work: string, url: string, file: string): Promise<number> {
  const child = fork(await bundle(program(work)), [url, file], { execArgv: ['--expose-gc'] });
  const died = once(child, 'exit').then(([code]) => Promise.reject(new Error(`the program ended early, with ${code}`)));
  const [most] = await Promise.race([once(child, 'message'), died]);
  return most;
}

test('a file of 39 MB is streamed from the disk, even if it has to be sent again', async () => {
  let received = 0;
  let requests = 0;
  const server = createServer(async (request, response) => {
    requests += 1;
    for await (const chunk of request) received += (chunk as Buffer).length;
    if (requests === 1) response.writeHead(429).end();
    else response.end(png);
  });
  // On a busy machine the pause before the second attempt can outlast Node's five seconds.
  server.keepAliveTimeout = 120_000;
  const file = await fileOf(39 * MEGABYTE);
  const most = await mostOf('await client.removeBackground(fromPath(file))', await listen(server), file);

  expect(requests).toBe(2);
  expect(received).toBeGreaterThan(2 * 39 * MEGABYTE);
  // Chunks that are on their way, and nothing that grows with the file: one kept copy would be 39 MB.
  expect(most).toBeLessThan(20 * MEGABYTE);
}, 120_000);

test('streams that wait for a slot are not read, and one that has its slot is in memory once', async () => {
  let requests = 0;
  const server = createServer(async (request, response) => {
    requests += 1;
    for await (const _ of request);
    response.end(png);
  });
  const work = 'await Promise.all(Array.from({ length: 12 }, () => client.removeBackground(createReadStream(file))))';
  const most = await mostOf(work, await listen(server), await fileOf(8 * MEGABYTE));
  expect(requests).toBe(12);
  // Five slots of 8 MB each, and chunks that are on their way. All streams would be 96 MB, two copies of five 80 MB.
  expect(most).toBeLessThan(72 * MEGABYTE);
}, 120_000);
