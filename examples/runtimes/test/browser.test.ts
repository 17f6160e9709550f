import path from 'node:path';
import { toNodeListener } from '@koukoutu/sdk/node';
import { createProxy } from '@koukoutu/sdk/proxy';
import { build } from 'esbuild';
import { type Browser, type Page as BrowserPage, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type {} from '../browser/page.ts';
import { namesFor } from '../journey/journey.mjs';
import { type Consumer, installPacked } from './support/consumer.ts';
import { makePhoto } from './support/photo.ts';
import { KEYS, type Listening, listen, type Surroundings, startSurroundings } from './support/places.ts';

let consumer: Consumer;
let surroundings: Surroundings;
let application: Listening;
let browser: Browser;
let tab: BrowserPage;
/** Everything that the page sent and received, including headers and text bodies. */
const traffic: string[] = [];

/** Starts a user's application: the page, its script, and the proxy, on one origin. */
async function startApplication(script: string, photo: Buffer, baseUrl: string): Promise<Listening> {
  const proxy = createProxy({
    apiKey: KEYS.KOUKOUTU_API_KEY,
    modelsApiKey: KEYS.KOUKOUTU_MODELS_API_KEY,
    baseUrl,
    operations: ['createSync', 'createTask', 'queryTask', 'downloadResult', 'getCredits', 'generateContent'],
    authorize: (request) => request.headers.get('cookie')?.includes('session=of-the-user') ?? false,
  });
  const toProxy = toNodeListener(proxy);
  const files: Record<string, [type: string, body: string | Buffer]> = {
    '/': ['text/html', '<!doctype html><script type="module" src="/page.js"></script>'],
    '/page.js': ['text/javascript', script],
    '/photo.jpg': ['image/jpeg', photo],
  };
  return listen((request, response) => {
    if (request.url?.startsWith('/api/koukoutu/')) return void toProxy(request, response);
    const file = files[request.url ?? ''];
    if (!file) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': file[0], 'set-cookie': 'session=of-the-user; HttpOnly' }).end(file[1]);
  });
}

beforeAll(async () => {
  consumer = await installPacked(['journey', 'browser']);
  surroundings = await startSurroundings();
  const { outputFiles } = await build({
    entryPoints: [path.join(consumer.folder, 'browser/page.ts')],
    bundle: true,
    format: 'esm',
    // The build fails if the code uses something that only Node has.
    platform: 'browser',
    write: false,
    logLevel: 'error',
  });
  application = await startApplication(outputFiles[0]?.text ?? '', await makePhoto(), surroundings.places.url);
  browser = await chromium.launch({ executablePath: await chromiumPath(), args: ['--no-sandbox', '--disable-gpu'] });
  tab = await browser.newPage();
  tab.on('console', (message) => traffic.push(message.text()));
  tab.on('request', (request) => traffic.push(request.url(), JSON.stringify(request.headers())));
  tab.on('response', (response) => traffic.push(JSON.stringify(response.headers())));
  await tab.goto(application.url);
  await tab.waitForFunction(() => 'page' in window);
});
afterAll(async () => {
  await browser?.close();
  await application?.close();
  await surroundings?.close();
  await consumer?.remove();
});

/** Finds or installs Chromium with the repository's script, which is plain JavaScript outside this package. */
async function chromiumPath(): Promise<string> {
  const script = new URL('../../../scripts/browser.mjs', import.meta.url).href;
  const { ensureBrowser } = (await import(/* @vite-ignore */ script)) as { ensureBrowser(): Promise<string> };
  return ensureBrowser();
}

describe('a page whose client knows only the proxy', () => {
  let report: { name: string; error: string | null }[];

  beforeAll(async () => {
    const places = { ...surroundings.places, url: '/api/koukoutu' };
    report = await tab.evaluate((task) => page.journey(task), places);
  });

  test('runs every step', () => {
    expect(report.map(({ name }) => name)).toEqual(namesFor([]));
  });

  test.each(namesFor([]))('%s', (step) => {
    expect(report.find(({ name }) => name === step)?.error).toBeNull();
  });

  test('gets a cut-out that the browser can decode, with a transparent corner', async () => {
    const pixels = await tab.evaluate((baseUrl) => page.pixels(baseUrl), '/api/koukoutu');
    expect(pixels).toEqual({ width: 240, height: 160, corner: 0, middle: 255 });
  });

  test('sends requests to its own origin only, and never receives a key', () => {
    expect(traffic.some((text) => text.includes('/api/koukoutu/files/'))).toBe(true);
    const urls = traffic.filter((text) => /^https?:/.test(text));
    expect(urls.filter((url) => !url.startsWith(application.url))).toEqual([]);
    expect(traffic.join('\n')).not.toContain('SECRET');
  });
});

describe('a page whose client holds a key', () => {
  test('is refused with an error that recommends the proxy', async () => {
    const said = await tab.evaluate(
      ([key, url]) => page.withKey(key as string, url as string, false),
      [KEYS.KOUKOUTU_API_KEY, surroundings.places.url],
    );
    expect(said).toMatch(/^ConfigurationError: .*@koukoutu\/sdk\/proxy/);
  });

  test('works with dangerouslyAllowBrowser if the server allows pages of other origins', async () => {
    const open = await startSurroundings({ cors: true });
    try {
      const said = await tab.evaluate(
        ([key, url]) => page.withKey(key as string, url as string, true),
        [KEYS.KOUKOUTU_API_KEY, open.places.url],
      );
      expect(said).toBe('true');
    } finally {
      await open.close();
    }
  });

  test('cannot reach the API itself, which allows no pages: a browser only says that the fetch failed', async () => {
    const said = await tab.evaluate(
      ([key, url]) => page.withKey(key as string, url as string, true),
      [KEYS.KOUKOUTU_API_KEY, surroundings.places.url],
    );
    expect(said).toMatch(/^ConnectionError: credits: the connection broke: Failed to fetch/);
  }, 120_000);
});
