import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, vi } from 'vitest';
import { createMockServer, type MockServer, type MockServerOptions } from '../../src/node.js';

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

/** Keys that the page must never show. */
export const KEY = 'kkt-test-key-of-the-page';
export const MODELS_KEY = 'sk-test-key-of-the-page';

let browser: Browser;
const servers: MockServer[] = [];
const pages: Page[] = [];

/** Starts Chromium for the tests of a file, and cleans up after each test. */
export function useChromium(): void {
  // A browser is slow on a busy computer.
  vi.setConfig({ testTimeout: 120_000 });
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: await chromiumPath(), args: ARGUMENTS });
  }, 180_000);
  afterEach(async () => {
    await Promise.all(pages.splice(0).map((page) => page.context().close()));
    await Promise.all(servers.splice(0).map((server) => server.close()));
  });
  afterAll(() => browser?.close());
}

/** The kit's script that finds or installs Chromium. It is plain JavaScript outside this package. */
async function chromiumPath(): Promise<string> {
  const script = new URL('../../../../scripts/browser.mjs', import.meta.url).href;
  const { ensureBrowser } = (await import(/* @vite-ignore */ script)) as { ensureBrowser(): Promise<string> };
  return ensureBrowser();
}

/** A real server, with a virtual clock by default. */
export async function startServer(options: MockServerOptions = {}): Promise<MockServer> {
  const server = await createMockServer({ clock: 'virtual', apiKey: KEY, modelsApiKey: MODELS_KEY, ...options });
  servers.push(server);
  return server;
}

export interface OpenPage {
  page: Page;
  /** What went wrong in the page: exceptions, errors of the console, violations of the content security policy. */
  complaints: string[];
}

/** Opens the control page of a server and waits until it shows the mock. */
export async function openPage(server: MockServer, options: BrowserContextOptions = {}): Promise<OpenPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-US', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  pages.push(page);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  await page.goto(`${server.url}/__mock/`);
  await page.locator('.connection:is(.live, .locked)').waitFor();
  return { page, complaints };
}

/** The path of the sample picture. */
export const PHOTO = fileURLToPath(new URL('../../../../examples/assets/sample.jpg', import.meta.url));

/** Sends the sample picture to the async host, like any client. Returns the task id, or 0 if the request is refused. */
export async function createTask(server: MockServer, fields: Record<string, string> = {}, key = KEY): Promise<number> {
  const form = new FormData();
  form.set('model_key', 'background-removal');
  form.set('image_file', new Blob([await readFile(PHOTO)], { type: 'image/jpeg' }), 'shirt.jpg');
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  const response = await fetch(`${server.url}/async/v1/create`, {
    method: 'POST',
    headers: { 'x-api-key': key },
    body: form,
  });
  const { data } = (await response.json()) as { data: { task_id: number } | null };
  return data?.task_id ?? 0;
}

export interface PollAnswer {
  state: number;
  result_file: string | null;
  message: string | null;
}

/** Polls a task once. */
export async function poll(server: MockServer, taskId: number): Promise<PollAnswer> {
  const response = await fetch(`${server.url}/async/v1/query`, {
    method: 'POST',
    headers: { 'x-api-key': KEY },
    body: new URLSearchParams({ task_id: String(taskId), response: 'url', model_key: 'background-removal' }),
  });
  return ((await response.json()) as { data: PollAnswer }).data;
}

/** Requests the credits, which is a cheap call. Returns the HTTP status. */
export async function ask(server: MockServer, key = KEY): Promise<number> {
  const response = await fetch(`${server.url}/async/v1/score`, { headers: { 'x-api-key': key } });
  await response.arrayBuffer();
  return response.status;
}
