import { fork } from 'node:child_process';
import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listen } from './support/listen.js';
import { bundle } from './support/other-build.js';
import { base64, pictures } from './support/pictures.js';
import { temporaryFolder } from './support/temporary.js';

const MEGABYTE = 1 << 20;

const SDK = JSON.stringify(new URL('../src/node.ts', import.meta.url).pathname);

/** Runs `work` with a client and a file, and says how much its buffers came to at most. Garbage does not count. */
const program = (work: string) => `
import { createReadStream } from 'node:fs';
import { fromPath, Koukoutu } from ${SDK};
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

/** Runs a program in a separate process, and returns the message that it sends. */
async function messageOf(source: string, args: string[], ...flags: string[]) {
  const child = fork(await bundle(source), args, { execArgv: ['--expose-gc', ...flags] });
  const died = once(child, 'exit').then(([code]) => Promise.reject(new Error(`the program ended early, with ${code}`)));
  const [message] = await Promise.race([once(child, 'message'), died]);
  return message;
}

const mostOf = (work: string, url: string, file: string): Promise<number> => messageOf(program(work), [url, file]);

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

test('a batch remembers a few bytes of each input that has ended, whether it succeeded, failed or was finished before', async () => {
  const inputs = 40_000;
  const source = `
import { manifestFile } from ${SDK};
const [, , file] = process.argv;
const size = () => {
  globalThis.gc();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};
const { signal } = new AbortController();
/** Runs all inputs, a thousand at a time, and returns by how many bytes the memory has grown after the first thousand. */
const grown = async (what, outcome) => {
  const session = await manifestFile(file).open();
  let before = 0;
  for (let from = 0; from < ${inputs}; from += 1000) {
    if (from === 1000) before = size();
    await Promise.all(Array.from({ length: 1000 }, async (_, at) => {
      const index = from + at;
      const input = what + ' of the catalogue of this autumn, number ' + index;
      if (session.enter({ index, input }).finished) return;
      await session.run(index, signal, outcome).then(() => session.finish(index), () => {});
    }));
  }
  const after = size();
  await session.close();
  return after - before;
};
const failed = await grown('hat', async () => { throw new Error('no'); });
const done = await grown('shoe', async () => {});
process.send({ failed, done, skipped: await grown('shoe', async () => {}) });
`;
  const { done, failed, skipped } = await messageOf(source, [join(await temporaryFolder(), 'batch.jsonl')]);
  // A number of 8 bytes in a table that is at most two thirds full. The names alone would be 70 bytes each.
  expect(done / inputs).toBeLessThan(40);
  expect(failed / inputs).toBeLessThan(40);
  // What the manifest held when it was opened is forgotten as the inputs come by.
  expect(skipped / inputs).toBeLessThan(0);
}, 120_000);

test('a call does not take many times the size of its picture in memory, sent as a file or as base64', async () => {
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request.setEncoding('latin1')) body += chunk;
    if (request.url?.includes('images')) {
      const { length } = JSON.parse(body).image ?? [];
      return response
        .writeHead(length > 0 ? 200 : 400, { 'content-type': 'application/json' })
        .end(JSON.stringify({ data: [{ b64_json: base64(png) }] }));
    }
    response.end(Buffer.concat([png, Buffer.alloc(2 * MEGABYTE)]));
  });
  const source = `
import { Koukoutu } from ${SDK};
const [, , baseUrl, picture] = process.argv;
const client = new Koukoutu({ apiKey: 'kkt-mock-key', modelsApiKey: 'sk-mock-key', baseUrl });
const bytes = Buffer.concat([Buffer.from(picture, 'base64'), Buffer.alloc(2 << 20)]);
const allocated = async (call) => {
  await call();
  globalThis.gc();
  const before = process.memoryUsage().heapUsed;
  await call();
  return process.memoryUsage().heapUsed - before;
};
process.send({
  file: await allocated(() => client.removeBackground(bytes)),
  base64: await allocated(() => client.generateImage('seedream4.5', { prompt: 'a shoe', images: [bytes] })),
});
`;
  // With a young generation this large nothing is collected between the two looks at the heap.
  const young = ['--min-semi-space-size=512', '--max-semi-space-size=512'];
  const args = [await listen(server), base64(png)];
  const allocated = await messageOf(source, args, ...young);
  // A head of 32 KiB that was spread into arguments took 4 MB, and 2 MB of base64 took 180 MB.
  expect(allocated.file).toBeLessThan(2 * MEGABYTE);
  expect(allocated.base64).toBeLessThan(50 * MEGABYTE);
}, 120_000);
