import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../build.ts';
import { type StaticServer, serve } from '../serve.ts';

const SAMPLE = fileURLToPath(new URL('../../assets/sample.jpg', import.meta.url));
const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

let folder: string;
let server: StaticServer;
let browser: Browser;
const open: Page[] = [];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'koukoutu-browser-'));
  await build(folder);
  server = await serve(folder);
  browser = await chromium.launch({ executablePath: await chromiumPath(), args: ARGUMENTS });
}, 180_000);

afterEach(async () => {
  await Promise.all(open.splice(0).map((page) => page.context().close()));
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Finds or installs Chromium with the repository's script, which is plain JavaScript outside this package. */
async function chromiumPath(): Promise<string> {
  const script = new URL('../../../scripts/browser.mjs', import.meta.url).href;
  const { ensureBrowser } = (await import(/* @vite-ignore */ script)) as { ensureBrowser(): Promise<string> };
  return ensureBrowser();
}

/** Opens the page and waits until it is ready. `strangers` collects all requests except those for the static files. */
async function openPage(options: BrowserContextOptions = {}): Promise<{ page: Page; strangers: string[] }> {
  const context = await browser.newContext({ locale: 'en-US', viewport: { width: 1000, height: 1100 }, ...options });
  const strangers: string[] = [];
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  open.push(page);
  page.on('response', (response) => {
    const isLocal = response.url().startsWith(server.url) || response.url().startsWith('blob:');
    if (!isLocal && !response.fromServiceWorker()) strangers.push(response.url());
  });
  page.on('requestfailed', (request) => strangers.push(request.url()));
  await page.goto(server.url);
  await page.getByRole('status').getByText('Ready').waitFor();
  return { page, strangers };
}

interface Seen {
  width: number;
  height: number;
  /** First bytes of the file. */
  head: number[];
  corner: number[];
  centre: number[];
}

/** The result that the page shows: its bytes and pixels, read in the page. */
async function result(page: Page): Promise<Seen> {
  await page.getByRole('link', { name: 'Download' }).waitFor();
  return page.locator('#after').evaluate(async (element) => {
    const image = element as HTMLImageElement;
    const bytes = new Uint8Array(await (await fetch(image.src)).arrayBuffer());
    const { naturalWidth: width, naturalHeight: height } = image;
    const context = new OffscreenCanvas(width, height).getContext('2d');
    if (!context) throw new Error('This browser has no canvas.');
    context.drawImage(image, 0, 0);
    const pixel = (x: number, y: number) => [...context.getImageData(x, y, 1, 1).data];
    return {
      width,
      height,
      head: [...bytes.slice(0, 4)],
      corner: pixel(4, 4),
      centre: pixel(width >> 1, height >> 1),
    };
  });
}

describe('the page without a server', () => {
  it('cuts out a chosen picture as a transparent PNG of the same size, and sends nothing to the network', async () => {
    const { page, strangers } = await openPage();
    await page.getByLabel('Choose a picture').setInputFiles(SAMPLE);
    const { width, height, head, corner, centre } = await result(page);
    const original = await page.locator('#before').evaluate((element) => {
      const { naturalWidth, naturalHeight } = element as HTMLImageElement;
      return { width: naturalWidth, height: naturalHeight };
    });
    expect({ width, height }).toEqual(original);
    expect(head).toEqual([0x89, 0x50, 0x4e, 0x47]);
    expect(corner[3]).toBe(0);
    expect(centre[3]).toBe(255);
    expect(strangers).toEqual([]);
    expect(await page.locator('#requests').textContent()).toContain('200 POST async /v1/create');
  });

  it('shows progress and offers the result for download', async () => {
    const { page } = await openPage();
    const seen = await page.locator('#progress').evaluateHandle((element) => {
      const values: number[] = [];
      new MutationObserver(() => values.push((element as HTMLProgressElement).value)).observe(element, {
        attributes: true,
      });
      return values;
    });
    await page.getByRole('button', { name: 'Use the sample' }).click();
    await result(page);
    const values = await seen.jsonValue();
    expect(values.filter((value) => value > 0 && value < 100).length).toBeGreaterThan(0);
    expect(values).toEqual([...values].sort((a, b) => a - b));
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('sample-cut-out.png');
    const file = await readFile(await download.path());
    expect(file.subarray(1, 4).toString()).toBe('PNG');
  });

  it('sends nothing to the network after a forced reload either, when the page has no service worker at first', async () => {
    const { page, strangers } = await openPage();
    const client = await page.context().newCDPSession(page);
    await client.send('Page.reload', { ignoreCache: true });
    await page.locator('#sample:enabled').waitFor();
    await page.getByRole('button', { name: 'Use the sample' }).click();
    expect((await result(page)).corner[3]).toBe(0);
    expect(strangers).toEqual([]);
  });

  it('accepts a picture that is dropped or pasted', async () => {
    const { page } = await openPage();
    for (const [name, type] of [
      ['dropped', 'drop'],
      ['pasted', 'paste'],
    ] as const) {
      await page.evaluate(
        async ([name, type]) => {
          const blob = await (await fetch('./sample.jpg')).blob();
          const data = new DataTransfer();
          data.items.add(new File([blob], `${name}.jpg`, { type: blob.type }));
          const init = { bubbles: true, cancelable: true };
          document.body.dispatchEvent(
            type === 'drop'
              ? new DragEvent('drop', { ...init, dataTransfer: data })
              : new ClipboardEvent('paste', { ...init, clipboardData: data }),
          );
        },
        [name, type] as const,
      );
      await page.locator(`a[download="${name}-cut-out.png"]:visible`).waitFor();
      expect((await result(page)).corner[3]).toBe(0);
    }
  });

  it('cuts out the current picture again if the choice changes', async () => {
    const { page } = await openPage();
    await page.getByRole('button', { name: 'Use the sample' }).click();
    const whole = await result(page);
    await page.getByRole('checkbox', { name: 'Trim the margin' }).check();
    await page.locator('.compare.beside').waitFor();
    const trimmed = await result(page);
    expect(trimmed.width).toBeLessThan(whole.width);
    expect(trimmed.height).toBeLessThan(whole.height);
  });

  it('cuts out the print on a shirt, not the shirt', async () => {
    const { page } = await openPage();
    await page.getByLabel('What to cut out').selectOption('The print on it');
    await page.getByRole('button', { name: 'Use the sample' }).click();
    const { width, centre } = await result(page);
    // The print is less than half as wide as the picture; the shirt is wider.
    expect(width).toBeLessThan(600);
    expect(centre[3]).toBe(255);
  });

  it('says what is wrong with a file that is not a picture, and accepts the next one', async () => {
    const { page } = await openPage();
    // No picture was chosen yet, so there is nothing to compare.
    expect(await page.getByRole('slider').isVisible()).toBe(false);
    await page
      .getByLabel('Choose a picture')
      .setInputFiles({ name: 'notes.png', mimeType: 'image/png', buffer: Buffer.from('no picture at all') });
    await page.getByRole('status').getByText('That did not work').waitFor();
    await page.getByLabel('Choose a picture').setInputFiles(SAMPLE);
    expect((await result(page)).corner[3]).toBe(0);
  });

  it('lets the keyboard move the border between before and after', async () => {
    const { page } = await openPage();
    await page.getByRole('button', { name: 'Use the sample' }).click();
    await result(page);
    const slider = page.getByRole('slider');
    await slider.focus();
    await slider.press('Home');
    await expect
      .poll(() => page.locator('#compare').evaluate((box) => box.style.getPropertyValue('--split')))
      .toBe('0%');
  });

  it('is in Chinese if the browser is, and fits a narrow screen', async () => {
    const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 360, height: 700 } });
    const page = await context.newPage();
    open.push(page);
    await page.goto(server.url);
    await page.getByRole('status').getByText('就绪').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  });
});

describe('the bundle', () => {
  it('contains no module of Node', async () => {
    const code = await readFile(path.join(folder, 'page.js'), 'utf8');
    const imported = [...code.matchAll(/\b(?:from|import|require)\s*\(?\s*["']([^"']+)["']/g)].map(([, name]) => name);
    const builtin = new Set(builtinModules.flatMap((name) => [name, `node:${name}`]));
    expect(imported.filter((name) => name !== undefined && builtin.has(name))).toEqual([]);
  });
});
