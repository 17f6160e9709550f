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

/** Sends a file, and says how much its buffers came to at most. Garbage does not count. */
const program = (entry: string) => `
import { fromPath, Koukoutu } from ${JSON.stringify(entry)};
const [, , baseUrl, file] = process.argv;
const client = new Koukoutu({ apiKey: 'kkt-mock-key', baseUrl });
globalThis.gc();
const before = process.memoryUsage().arrayBuffers;
let most = 0;
const timer = setInterval(() => {
  globalThis.gc();
  most = Math.max(most, process.memoryUsage().arrayBuffers - before);
}, 25);
await client.removeBackground(fromPath(file));
clearInterval(timer);
process.send(most);
`;

test('a file of 39 MB is streamed from the disk, even if it has to be sent again', async () => {
  const folder = await temporaryFolder();
  const png = await pictures.png();
  const file = join(folder, 'large.png');
  const handle = await open(file, 'w');
  await handle.write(png);
  await handle.truncate(39 * MEGABYTE);
  await handle.close();
  const entry = new URL('../src/node.ts', import.meta.url).pathname;
  const bundled = await bundle(program(entry));

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
  const url = await listen(server);
  const child = fork(bundled, [url, file], { execArgv: ['--expose-gc'] });
  const died = once(child, 'exit').then(([code]) => Promise.reject(new Error(`the program ended early, with ${code}`)));
  const [most] = await Promise.race([once(child, 'message'), died]);

  expect(requests).toBe(2);
  expect(received).toBeGreaterThan(2 * 39 * MEGABYTE);
  // Chunks that are on their way, and nothing that grows with the file: one kept copy would be 39 MB.
  expect(most).toBeLessThan(20 * MEGABYTE);
}, 120_000);
