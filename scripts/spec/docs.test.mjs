import { mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensureBrowser } from '../browser.mjs';
import { root, runCaptured } from '../lib/run.mjs';
import { examplesOf, operations } from './test/bundled.mjs';
import { PAGES } from './test/pages.mjs';

const LANGUAGES = { en: 'index.html', zh: 'zh.html' };

let folder;
let browser;
/** An open page for each language. */
let reference;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'koukoutu-reference-'));
  const { code, output } = await runCaptured('node', [path.join(root, 'scripts/spec/docs.mjs'), folder]);
  if (code !== 0) throw new Error(output);
  browser = await chromium.launch({
    executablePath: await ensureBrowser(),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  reference = { en: await open('en'), zh: await open('zh') };
}, 300_000);

afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Opens the reference from the disk, and collects its errors and its network requests. */
async function open(language) {
  const page = await browser.newPage({ viewport: { width: 1500, height: 1000 } });
  const troubles = [];
  page.on('pageerror', (error) => troubles.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) troubles.push(`${message.type()}: ${message.text()}`);
  });
  page.on('request', (request) => {
    if (!/^(file|data|blob):/.test(request.url())) troubles.push(`asked the network for ${request.url()}`);
  });
  await page.goto(pathToFileURL(path.join(folder, LANGUAGES[language])).href);
  await page.waitForSelector('[id="operation/generateImages"]', { state: 'attached' });
  return { page, troubles };
}

const sectionOf = (page, { tag, id }) => page.locator(`[id="tag/${tag}/operation/${id}"]`);

/** The titles that the request's example chooser of a section offers for a content type. */
async function offeredExamples(section, type) {
  const requests = section.locator('h3', { hasText: /Request samples|请求示例/ }).locator('..');
  const choosers = requests.locator('select');
  for (const chooser of await choosers.all()) {
    const options = await chooser.locator('option').allTextContents();
    if (options.includes(type)) await chooser.selectOption({ label: type });
  }
  return (await requests.locator('select option').allTextContents()).filter((text) => !text.includes('/'));
}

describe('the API reference', () => {
  test.for(Object.keys(LANGUAGES))(
    'in %s shows every call, without the network and without an error',
    async (language) => {
      const { page, troubles } = await open(language);
      for (const { operation } of Object.values(operations)) {
        const section = sectionOf(page, { tag: operation.tags[0], id: operation.operationId });
        await section
          .locator('h2', { hasText: language === 'zh' ? operation['x-summary-zh'] : operation.summary })
          .waitFor({ state: 'attached' });
      }
      expect(troubles).toEqual([]);
    },
  );

  test.for(Object.keys(LANGUAGES))('in %s offers the example of every page by its title', async (language) => {
    const { page } = reference[language];
    for (const { slug, operationId, request, [language]: title } of PAGES) {
      const { operation, document } = operations[operationId];
      const section = sectionOf(page, { tag: operation.tags[0], id: operationId });
      const examples = examplesOf(document, operation.requestBody.content[request]);
      if (Object.keys(examples).length === 1) {
        // If there is only one example, Redoc shows it without a title. The list of pages contains the title.
        expect(await page.locator('td', { hasText: title }).count(), slug).toBe(1);
        const [field] = Object.keys(examples[slug].value);
        expect((await section.locator('code').allTextContents()).join(), slug).toContain(field);
      } else expect(await offeredExamples(section, request), slug).toContain(title);
    }
  });

  test.for([
    ['en', 'stamp_crop', 'stamp_crop'],
    ['en', '429', '429'],
    ['en', 'cut-out sync base64', '6. General cut-out, sync, base64'],
    ['zh', '阴影 不透明度', 'shadow_opacity'],
    ['zh', '剩余点数', '查询剩余点数'],
    ['zh', '裁剪', 'crop'],
    ['zh', '裁切', 'crop'],
    ['zh', '积分', '查询剩余点数'],
    ['en', 'curl', 'Cut out a picture and get it in the response'],
    ['en', 'python create task', 'Create a task'],
  ])('finds in %s: "%s"', async ([language, query, title]) => {
    const { page } = reference[language];
    await page.fill('#search', query);
    const first = page.locator('#results li b').first();
    expect(await first.textContent()).toBe(title);
  });

  test('says so if the search finds nothing', async () => {
    const { page } = reference.en;
    await page.fill('#search', 'teleport');
    expect(await page.locator('#results').textContent()).toBe('Nothing found.');
  });

  test('opens the call of a search result', async () => {
    const { page } = reference.en;
    await page.fill('#search', 'vip_credits');
    await page.press('#search', 'Enter');
    await expect
      .poll(() =>
        sectionOf(page, { tag: 'account', id: 'getCredits' }).evaluate(
          (node) => Math.abs(node.getBoundingClientRect().top) < 200,
        ),
      )
      .toBe(true);
    expect(await page.locator('#results').isVisible()).toBe(false);
  });

  test('shows the evidence for every field', async () => {
    const { page } = reference.en;
    const section = sectionOf(page, { tag: 'cut-out', id: 'createSync' });
    await expect.poll(() => section.textContent()).toContain('Evidence: V, 8 programs · §4 create');
  });

  test('shows each call in curl, JavaScript and Python, and a form as the multipart text that is sent', async () => {
    const { page } = reference.en;
    const section = sectionOf(page, { tag: 'cut-out', id: 'createSync' });
    const tabs = await section.getByRole('tab').allTextContents();
    expect(tabs).toEqual(expect.arrayContaining(['curl, file', 'JavaScript, file', 'Python, form']));
    await offeredExamples(section, 'multipart/form-data');
    await expect
      .poll(() => section.textContent())
      .toContain('Content-Disposition: form-data; name="image_file"; filename="product.jpg"');
  });

  test('keeps the place when the language is changed', async () => {
    const { page } = reference.en;
    await page.evaluate(() => {
      window.location.hash = '#tag/tasks/operation/queryTask';
    });
    await page.click('#language');
    await page.waitForURL(/zh\.html#tag\/tasks\/operation\/queryTask$/);
  });

  test('contains the OpenAPI documents and the example pictures', async () => {
    expect(await readdir(path.join(folder, 'openapi'))).toEqual([
      'async.json',
      'gateway.json',
      'models.json',
      'sync.json',
    ]);
    expect(await readdir(path.join(folder, 'pictures'))).toContain('product.jpg');
  });
});
