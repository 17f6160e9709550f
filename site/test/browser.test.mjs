// The finished site in a real browser. The build itself checks every link.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import axe from 'axe-core';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensureBrowser } from '../../scripts/browser.mjs';
import { runCaptured } from '../../scripts/lib/run.mjs';
import { outputFolder, root } from '../lib/places.mjs';

/** Bytes, compressed as servers do, that a first visit may load without pictures. */
const FIRST_PAGE_BYTES = 150_000;
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.png': 'image/png' };

let server;
let browser;
let url;

beforeAll(async () => {
  const { code, output } = await runCaptured('node', [path.join(root, 'site/build.mjs')]);
  if (code !== 0) throw new Error(output);
  server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://site');
    const place = path.join(outputFolder, pathname.endsWith('/') ? `${pathname}index.html` : pathname);
    const file = path.extname(place) === '' ? `${place}.html` : place;
    const content = await readFile(file).catch(() => undefined);
    response.writeHead(content === undefined ? 404 : 200, {
      'content-type': TYPES[path.extname(file)] ?? 'text/plain',
    });
    response.end(content);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${server.address().port}`;
  browser = await chromium.launch({ executablePath: await ensureBrowser(), args: ['--no-sandbox', '--disable-gpu'] });
});

afterAll(async () => {
  await browser?.close();
  server?.close();
});

/** Opens a page and collects what it loads and what goes wrong. */
async function visit(address, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, ...options });
  const page = await context.newPage();
  const troubles = [];
  const loads = [];
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
  page.on('response', (response) => loads.push(response));
  await page.goto(url + address, { waitUntil: 'networkidle' });
  return { page, troubles, loads, close: () => context.close() };
}

const PLACES = ['', 'errors/407', 'start/mock-server'];
const VIEWS = [
  ['wide and light', { width: 1400, height: 900 }, 'light'],
  ['wide and dark', { width: 1400, height: 900 }, 'dark'],
  ['narrow and light', { width: 390, height: 800 }, 'light'],
  ['narrow and dark', { width: 390, height: 800 }, 'dark'],
];

describe.each([
  ['English', '/'],
  ['Chinese', '/zh/'],
])('the %s site', (_language, prefix) => {
  test.each(VIEWS)('is accessible, fits the window and asks nobody else: %s', async (_name, viewport, colorScheme) => {
    const { page, troubles, loads, close } = await visit(prefix, { viewport, colorScheme });
    for (const place of PLACES) {
      if (place !== '') await page.goto(url + prefix + place, { waitUntil: 'networkidle' });
      await page.evaluate(axe.source);
      const violations = await page.evaluate(async () =>
        (await globalThis.axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target)}`),
      );
      expect(violations, place).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), place).toBeLessThanOrEqual(
        0,
      );
    }
    expect(troubles).toEqual([]);
    expect(
      loads
        .map((response) => response.url())
        .filter((address) => !address.startsWith(url) && !address.startsWith('data:')),
    ).toEqual([]);
    await close();
  });

  test(`loads at most ${FIRST_PAGE_BYTES} bytes on the first visit, without pictures`, async () => {
    const { loads, close } = await visit(prefix);
    const texts = loads.filter((response) => !/\.(png|jpg|webp)$/.test(response.url()) && response.ok());
    const sizes = await Promise.all(texts.map(async (response) => gzipSync(await response.body()).length));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(FIRST_PAGE_BYTES);
    await close();
  });
});

/** The addresses that the search finds, best first. */
async function search(prefix, words) {
  const { page, close } = await visit(prefix);
  await page.click('.DocSearch-Button');
  await page.fill('#localsearch-input', words);
  await page.waitForSelector('.VPLocalSearchBox .result', { timeout: 30_000 });
  const found = await page.$$eval('.VPLocalSearchBox .result', (links) =>
    links.map((link) => link.getAttribute('href')),
  );
  await close();
  return found.map(decodeURI);
}

test('the Chinese search finds 裁剪 as well as 裁切, and an error by its number', async () => {
  const found = await search('/zh/', '裁切');
  expect(found.length).toBeGreaterThan(0);
  expect(await search('/zh/', '裁剪')).toEqual(found);
  expect((await search('/zh/', '407')).join()).toContain('/zh/errors/407');
});

test('the English search finds cut-outs by another name', async () => {
  expect((await search('/', 'background removal')).join()).toContain('/sdk/calls');
});

test('a page leads to its document for editing, and to the same page in the other language', async () => {
  const { page, close } = await visit('/zh/sdk/errors');
  expect(await page.getAttribute('.edit-link-button', 'href')).toMatch(/edit\/main\/docs\/sdk\/errors\.zh-CN\.md$/);
  expect(await page.locator('.VPNavBarTranslations a').first().getAttribute('href')).toBe('/sdk/errors');
  await close();
});
