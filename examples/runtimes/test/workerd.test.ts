import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { Koukoutu, KoukoutuError } from '@koukoutu/sdk';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { journey, namesFor } from '../journey/journey.mjs';
import { type Consumer, installPacked } from './support/consumer.ts';
import { makePhoto } from './support/photo.ts';
import { KEYS, type Surroundings, startSurroundings } from './support/places.ts';

/** The parts of Miniflare that are used here. It runs workerd as Cloudflare does. It is outside the workspace, so its types are too. */
interface Miniflare {
  readonly ready: Promise<URL>;
  dispose(): Promise<void>;
}
const { Miniflare, Log, LogLevel } = createRequire(`${inject('toolchain')}/`)('miniflare') as {
  Miniflare: new (options: object) => Miniflare;
  Log: new (level: number) => object;
  LogLevel: { NONE: number };
};

let consumer: Consumer;
let surroundings: Surroundings;
let photo: Uint8Array<ArrayBuffer>;
const workers: Miniflare[] = [];
/** The output of the Workers. */
const printed: string[] = [];

beforeAll(async () => {
  consumer = await installPacked(['journey', 'workerd']);
  surroundings = await startSurroundings();
  photo = new Uint8Array(await makePhoto());
});
afterAll(async () => {
  await Promise.all(workers.map((worker) => worker.dispose()));
  await surroundings?.close();
  await consumer?.remove();
});

/** Bundles a Worker as `wrangler` does, and starts it. */
async function startWorker(entry: string): Promise<string> {
  const script = path.join(consumer.folder, `${entry.replaceAll('/', '-')}.bundle.mjs`);
  await build({
    entryPoints: [path.join(consumer.folder, entry)],
    outfile: script,
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    conditions: ['workerd', 'worker', 'browser'],
    logLevel: 'error',
  });
  const worker = new Miniflare({
    modules: true,
    script: await readFile(script, 'utf8'),
    compatibilityDate: '2025-01-01',
    bindings: { ...KEYS, BASE_URL: surroundings.places.url },
    log: new Log(LogLevel.NONE),
    handleRuntimeStdio(...streams: Readable[]) {
      for (const stream of streams) stream.on('data', (chunk) => printed.push(String(chunk)));
    },
  });
  workers.push(worker);
  return (await worker.ready).origin;
}

describe('a Worker that uses the SDK', () => {
  let report: { name: string; error: string | null }[];

  beforeAll(async () => {
    const url = await startWorker('workerd/sdk.ts');
    const headers = { 'x-task': JSON.stringify({ places: surroundings.places }) };
    report = await (await fetch(url, { method: 'POST', headers, body: photo })).json();
  });

  test('runs every step', () => {
    expect(report.map(({ name }) => name)).toEqual(namesFor(['key']));
  });

  test.each(namesFor(['key']))('%s', (step) => {
    expect(report.find(({ name }) => name === step)?.error).toBeNull();
  });

  test('prints no key, and sends none to the target of a redirect', () => {
    expect(printed.join('')).toContain('[redacted]');
    expect(printed.join('')).not.toContain('SECRET');
    expect(surroundings.redirected).toEqual([]);
  });
});

describe('a Worker that is the proxy', () => {
  let url: string;
  beforeAll(async () => {
    url = await startWorker('workerd/proxy.ts');
  });

  test('lets a client without a key run every step', async () => {
    class User extends Koukoutu {
      constructor(options: ConstructorParameters<typeof Koukoutu>[0]) {
        super({ ...options, headers: { authorization: 'Bearer of-the-user' } });
      }
    }
    const places = { ...surroundings.places, url: `${url}/api/koukoutu` };
    const report = await journey([], { sdk: { Koukoutu: User, KoukoutuError }, places, photo });
    expect(report).toEqual(namesFor([]).map((name) => ({ name, error: null })));
  });

  test('refuses a user whom authorize rejects', async () => {
    const stranger = new Koukoutu({ baseUrl: `${url}/api/koukoutu` });
    await expect(stranger.credits()).rejects.toThrow('proxy: not allowed');
  });
});

test('the bundle of a Worker contains no module of Node', async () => {
  await writeFile(
    path.join(consumer.folder, 'only.ts'),
    `export * from '@koukoutu/sdk'; export * from '@koukoutu/sdk/proxy';`,
  );
  const { outputFiles } = await build({
    entryPoints: [path.join(consumer.folder, 'only.ts')],
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    write: false,
    logLevel: 'error',
  });
  expect(outputFiles[0]?.text).not.toMatch(/\b(from|import|require)\s*\(?\s*["']node:/);
});
