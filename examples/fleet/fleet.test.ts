import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { runFleet } from './run-fleet.ts';

const executablePath = process.env.CHROMIUM_PATH;
const where = executablePath ? { executablePath } : { channel: 'chrome' };

test('the status page shows how two workers process pictures, pauses them and resumes them', async () => {
  const out = mkdtempSync(path.join(tmpdir(), 'koukoutu-example-fleet-'));
  onTestFinished(() => rmSync(out, { recursive: true, force: true }));
  const fleet = await runFleet(out, { speed: 5 });
  onTestFinished(() => fleet.stop());
  const browser = await chromium.launch({ ...where, args: ['--no-sandbox'] });
  onTestFinished(() => browser.close());
  const page = await browser.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  await page.goto(fleet.url);
  const count = (name: string) => page.textContent(`[data-name="${name}"] dd`);
  await expect.poll(() => count('slots')).toBe('0 of 5');

  await page.click('text=Pause');
  await expect.poll(() => page.textContent('#switch')).toBe('Resume');
  await fleet.queue.enqueue(Array.from({ length: 8 }, (_, at) => `https://shop.example/shirt-${at}.jpg`));
  await expect.poll(() => count('waiting')).toBe('8');
  expect(await count('active')).toBe('0');

  await page.click('text=Resume');
  await expect.poll(() => count('done'), { timeout: 90_000 }).toBe('8');
  expect(await count('waiting')).toBe('0');
  await expect.poll(() => page.locator('#jobs li').count()).toBe(8);
  await expect.poll(() => page.locator('#jobs li', { hasText: '.webp' }).count()).toBe(8);
  expect(readdirSync(out)).toHaveLength(8);

  await page.goto(`${fleet.url}board`);
  await expect.poll(() => page.textContent('body')).toContain('default');
  expect(problems).toEqual([]);
});
