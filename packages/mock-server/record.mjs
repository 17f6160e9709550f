// Takes the picture of the control page for the guides, in Chromium: a mock with tasks in every state and two accounts.
// Usage: node packages/mock-server/record.mjs [--all FOLDER], which takes every view in both languages and both colour schemes instead.
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import sharp from 'sharp';
import { ensureBrowser } from '../../scripts/browser.mjs';
import { startMockProcess } from './dist/node.js';

const { values } = parseArgs({ options: { all: { type: 'string' } } });
const root = fileURLToPath(new URL('../../', import.meta.url));
const VIEW = { width: 1280, height: 900 };
const KEY = 'kkt-mock-key';
const photo = await readFile(path.join(root, 'examples/assets/sample.jpg'));

const mock = await startMockProcess({
  args: [
    '--clock',
    'virtual',
    '--seed',
    '7',
    '--api-key',
    KEY,
    '--credits',
    '480',
    '--median',
    '40000',
    '--log',
    'none',
  ],
});
const browser = await chromium.launch({
  executablePath: await ensureBrowser(),
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  await fillMock();
  if (values.all === undefined) {
    await take(path.join(root, 'docs/images/control-page.png'), {}, async () => {});
  } else {
    await mkdir(values.all, { recursive: true });
    for (const locale of ['en-US', 'zh-CN']) {
      for (const colorScheme of ['light', 'dark']) {
        const name = (view) => path.join(values.all, `${view}-${locale}-${colorScheme}.png`);
        await take(name('tasks'), { locale, colorScheme }, async () => {});
        await take(name('journal'), { locale, colorScheme }, async (page) => {
          await page.getByRole('tab').nth(1).click();
          await page.locator('[id^="request-"]').first().click();
          await page.locator('.entry-head').waitFor();
        });
      }
    }
  }
} finally {
  await browser.close();
  await mock.stop();
}

/** Tasks that wait, run, are done and have failed, a wrong request, and a second account. */
async function fillMock() {
  await control('accounts', { key: 'kkt-studio-key-01', id: 'studio', credits: 120 });
  const failed = await create({ image_url: 'https://shop.example/lamp.jpg' });
  const extracted = await create({ model_key: 'image-extract', extract_type: '服装', image_file: photo });
  const shirt = await create({ output_format: 'png', image_file: photo });
  await control(`tasks/${failed}/fail`, { message: '图片中没有识别到主体' });
  await control('clock/advance', { ms: 20_000 });
  for (const id of [extracted, shirt]) {
    await control(`tasks/${id}/finish`, {});
    await send('async/v1/query', { task_id: String(id) });
  }
  await send('async/v1/create', {
    model_key: 'background-removal',
    image_url: 'https://shop.example/a.jpg',
    output_format: 'jpg',
  });
  const running = await create({ image_url: 'https://shop.example/mug.jpg' });
  await control('clock/advance', { ms: 26_000 });
  await send('async/v1/query', { task_id: String(running) });
  await create({ image_url: 'https://shop.example/bag.jpg', crop: '1' });
  await control('clock/advance', { ms: 3_000 });
}

async function control(target, body) {
  const response = await fetch(`${mock.url}/__mock/${target}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${target} was answered with ${response.status}: ${await response.text()}`);
}

async function send(target, fields) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    body.set(name, typeof value === 'string' ? value : new Blob([value], { type: 'image/jpeg' }));
  }
  const response = await fetch(`${mock.url}/${target}`, { method: 'POST', headers: { 'x-api-key': KEY }, body });
  return response.json();
}

async function create(fields) {
  const { data, message } = await send('async/v1/create', { model_key: 'background-removal', ...fields });
  if (!data) throw new Error(`A create was refused: ${message}`);
  return data.task_id;
}

async function take(file, options, prepare) {
  const context = await browser.newContext({ viewport: VIEW, locale: 'en-US', ...options });
  const page = await context.newPage();
  await page.goto(`${mock.url}/__mock/`);
  await page.locator('.connection.live').waitFor();
  await page.waitForLoadState('networkidle');
  await prepare(page);
  // The port that readers see when they start the command.
  await page.getByText(mock.url, { exact: true }).evaluate((element) => {
    element.textContent = 'http://127.0.0.1:4010';
  });
  await sharp(await page.screenshot())
    .png({ palette: true, quality: 95 })
    .toFile(file);
  await context.close();
}
