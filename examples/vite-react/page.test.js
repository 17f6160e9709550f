// Opens the page in Chromium: as you develop it, and as it is served. No key, no network, no credits.
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { startMockProcess } from '@koukoutu/mock-server/node';
import { chromium } from 'playwright-core';
import { createServer } from 'vite';

let browser;
before(async () => {
  const executablePath = process.env.CHROMIUM_PATH;
  const where = executablePath ? { executablePath } : { channel: 'chrome' };
  browser = await chromium.launch({ ...where, args: ['--no-sandbox'] });
});
after(() => browser?.close());

/** Opens the page in a fresh profile. `requests` are all that it makes. */
async function visit(url) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const [requests, problems] = [[], []];
  page.on('request', (request) => requests.push(request));
  page.on('pageerror', (error) => problems.push(error.message));
  await page.goto(url);
  await page.waitForSelector('input[type=file]', { timeout: 60_000 });
  const choose = (file) => page.setInputFiles('input[type=file]', file);
  return { page, requests, problems, choose };
}

const TEXT_FILE = { name: 'shirt.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('not a picture') };

/** The picture that the page shows, decoded. */
async function shownPicture(page) {
  const image = page.locator('img[alt="The cut-out"]');
  await image.waitFor({ timeout: 60_000 });
  return image.evaluate(async (element) => {
    await element.decode();
    return { width: element.naturalWidth, height: element.naturalHeight };
  });
}

describe('while you develop', () => {
  let server;
  let url;
  before(async () => {
    server = await createServer({ server: { port: 0, host: '127.0.0.1' }, logLevel: 'error' });
    await server.listen();
    url = `http://127.0.0.1:${server.httpServer.address().port}/`;
  });
  after(() => server?.close());

  test('the mock inside the page cuts a photo out, and can be told to fail', async () => {
    const { page, choose, problems } = await visit(url);
    await choose('shirt.jpg');
    assert.ok((await shownPicture(page)).width > 0);

    await page.evaluate(() => window.mock.control.faults.setScenario('error-409'));
    await choose('shirt.jpg');
    await page.getByText('This did not work. Try again later.').waitFor();
    await choose(TEXT_FILE);
    await page.getByText('This is not a PNG, JPEG or WebP picture.').waitFor();
    assert.deepEqual(problems, []);
  });
});

describe('in production', () => {
  const KEY = 'kkt-key-of-the-server';
  let mock;
  let server;
  let url;
  before(async () => {
    mock = await startMockProcess({ apiKey: KEY, speed: 20 });
    process.env.KOUKOUTU_API_KEY = KEY;
    process.env.KOUKOUTU_BASE_URL = mock.url;
    const { createApp } = await import('./server.js');
    server = createApp().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    url = `http://127.0.0.1:${server.address().port}/`;
  });
  after(async () => {
    server?.closeAllConnections();
    server?.close();
    await mock?.stop();
  });

  test('the proxy cuts a photo out, and the page never sees a key', async () => {
    const { page, requests, choose, problems } = await visit(url);
    await choose('shirt.jpg');
    assert.ok((await shownPicture(page)).width > 0);
    const headers = await Promise.all(requests.map((request) => request.allHeaders()));
    assert.ok(!JSON.stringify(headers).includes(KEY));
    assert.ok(requests.every((request) => request.url().startsWith(url) || /^(data|blob):/.test(request.url())));
    assert.deepEqual(problems, []);
  });

  test('who has not opened the page spends nothing', async () => {
    const response = await fetch(`${url}api/koukoutu/sync/v1/create`, { method: 'POST', body: 'x' });
    assert.equal(response.status, 403);
  });

  test('the build holds neither the mock nor a key', async () => {
    for (const name of await readdir('dist/assets')) {
      const text = await readFile(`dist/assets/${name}`, 'utf8');
      assert.ok(!text.includes('kkt-mock-key') && !text.includes('mockServiceWorker'), name);
    }
  });
});
