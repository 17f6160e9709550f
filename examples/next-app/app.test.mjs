// Serves the built application in front of the mock, and opens it in Chromium. No key, no network, no credits.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { after, before, test } from 'node:test';
import { startMockProcess } from '@koukoutu/mock-server/node';
import { chromium } from 'playwright-core';

const KEY = 'kkt-key-of-the-server';
let mock;
let server;
let browser;
let url;

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const { port } = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

before(async () => {
  mock = await startMockProcess({ apiKey: KEY, speed: 20 });
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  server = spawn(
    process.execPath,
    ['node_modules/next/dist/bin/next', 'start', '-H', '127.0.0.1', '-p', String(port)],
    {
      env: { ...process.env, KOUKOUTU_API_KEY: KEY, KOUKOUTU_BASE_URL: mock.url },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  await new Promise((resolve, reject) => {
    server.stdout.on('data', (chunk) => /Ready/.test(chunk) && resolve());
    server.once('exit', (code) => reject(new Error(`next start ended with ${code}`)));
  });
  const executablePath = process.env.CHROMIUM_PATH;
  browser = await chromium.launch({
    ...(executablePath ? { executablePath } : { channel: 'chrome' }),
    args: ['--no-sandbox'],
  });
});
after(async () => {
  await browser?.close();
  server?.kill();
  await mock?.stop();
});

/** The requests that reached the mock. */
async function received() {
  const response = await fetch(`${mock.url}/__mock/journal`);
  return response.json();
}

test('a photo is cut out, and the page never sees a key', async () => {
  const page = await browser.newPage();
  const requests = [];
  page.on('request', (request) => requests.push(request));
  await page.goto(url, { waitUntil: 'networkidle' });
  await page.setInputFiles('input[type=file]', 'shirt.jpg');
  const image = page.locator('img[alt="The cut-out"]');
  await image.waitFor();
  assert.ok((await image.evaluate((element) => element.decode().then(() => element.naturalWidth))) > 0);
  const headers = await Promise.all(requests.map((request) => request.allHeaders()));
  assert.ok(!JSON.stringify(headers).includes(KEY));
  await page.close();
});

test('a body of more than 10 MB reaches the API whole', async () => {
  const cookie = (await fetch(url)).headers.getSetCookie()[0].split(';')[0];
  // A byte after the end of a JPEG belongs to no picture: this is the same shirt, in 12 MB.
  const photo = Buffer.concat([await readFile('shirt.jpg'), Buffer.alloc(12_000_000)]);
  const form = new FormData();
  form.set('model_key', 'background-removal');
  form.set('image_file', new Blob([photo]), 'shirt.jpg');
  const response = await fetch(`${url}/api/koukoutu/sync/v1/create`, {
    method: 'POST',
    body: form,
    headers: { cookie },
  });
  assert.equal(response.status, 200, await response.clone().text());
  assert.match(response.headers.get('content-type'), /^image\//);
  assert.ok(JSON.stringify(await received()).includes(String(photo.length)));
});

test('who has not opened the page spends nothing', async () => {
  const response = await fetch(`${url}/api/koukoutu/sync/v1/create`, { method: 'POST', body: 'x' });
  assert.equal(response.status, 403);
});

test('a photo over the limit of a host is made smaller in the page', async () => {
  const page = await browser.newPage();
  const { stripTypeScriptTypes } = await import('node:module');
  const code = stripTypeScriptTypes(await readFile('lib/shrink.ts', 'utf8'));
  await page.addScriptTag({ type: 'module', content: `${code}\nwindow.shrink = shrink;` });
  await page.waitForFunction(() => window.shrink);
  const sizes = await page.evaluate(async () => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [1500, 1500];
    const context = canvas.getContext('2d');
    const noise = context.createImageData(1500, 1500);
    for (let at = 0; at < noise.data.length; at += 1) noise.data[at] = at % 4 === 3 ? 255 : Math.random() * 256;
    context.putImageData(noise, 0, 0);
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
    const limit = Math.round(blob.size / 2);
    const smaller = await window.shrink(new File([blob], 'noise.png'), limit);
    return { was: blob.size, limit, is: smaller.size, type: smaller.type };
  });
  assert.ok(sizes.is <= sizes.limit && sizes.is > 0, JSON.stringify(sizes));
  assert.equal(sizes.type, 'image/jpeg');
  await page.close();
});
