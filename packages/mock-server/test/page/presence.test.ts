import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { createMockServer } from '../../src/node.js';
import { ask, createTask, KEY, openPage, poll, startServer, useChromium } from './fixture.js';

useChromium();

describe('language and colours', () => {
  it('start in the browser’s language, remember another one, and set the lang attribute', async () => {
    const server = await startServer();
    const { page } = await openPage(server, { locale: 'zh-CN' });
    await page.getByRole('heading', { name: '还没有任务' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
    await page.getByRole('radio', { name: 'EN' }).check();
    await page.getByRole('heading', { name: 'No tasks yet' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.reload();
    await page.getByRole('heading', { name: 'No tasks yet' }).waitFor();
  });

  it('are used for the journal: it explains in Chinese what is wrong with a request', async () => {
    const server = await startServer();
    await createTask(server, { model_key: 'background-removel' });
    const { page } = await openPage(server, { locale: 'zh-CN' });
    await page.getByRole('tab', { name: /请求记录/ }).click();
    await page.getByText('background-removel 像是 background-removal 的笔误。').first().waitFor();
    await page.getByRole('radio', { name: 'EN' }).check();
    await page.getByText('background-removel looks like a typo of background-removal.').first().waitFor();
  });

  it('follow the computer’s theme until another one is chosen, which is remembered', async () => {
    const server = await startServer();
    const { page } = await openPage(server, { colorScheme: 'dark' });
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const dark = await ground();
    await page.getByRole('button', { name: /Colours/ }).click();
    await expect.poll(ground).not.toBe(dark);
    const light = await ground();
    await page.reload();
    expect(await ground()).toBe(light);
  });
});

describe('the connection', () => {
  it('shows that the server cannot be reached, and recovers by itself', async () => {
    const server = await createMockServer({ apiKey: KEY });
    const { page } = await openPage(server);
    await server.close();
    await page.getByRole('alert').getByText('The mock server does not respond.').waitFor();
    const again = await startServer({ port: server.port });
    await createTask(again);
    await page.getByRole('alert').getByRole('button', { name: 'Retry now' }).click();
    await page.getByText('Live').waitFor();
    await page.getByRole('heading', { name: 'background-removal' }).waitFor();
  });

  it('sends no requests in a hidden tab, and refreshes at once when the tab is shown again', async () => {
    const server = await startServer();
    const { page } = await openPage(server);
    let asked = 0;
    page.on('request', (request) => {
      if (request.url().includes('/__mock/')) asked++;
    });
    await page.clock.install();
    await page.reload();
    await page.getByText('Live').waitFor();
    await setHidden(page, true);
    const before = asked;
    await page.clock.fastForward(60_000);
    expect(asked).toBe(before);
    await ask(server);
    await setHidden(page, false);
    await page.getByRole('tab', { name: 'Journal 1' }).waitFor();
  });

  it('asks for the token of a mock that has one', async () => {
    const server = await startServer({ controlToken: 'open-sesame' });
    const id = await createTask(server);
    server.mock.control.tasks.finish(id);
    const { page } = await openPage(server);
    const field = page.getByLabel('Control token');
    await field.fill('wrong');
    await page.getByRole('button', { name: 'Unlock' }).click();
    await page.getByRole('status').getByText('rejected this token').waitFor();
    await field.fill('open-sesame');
    await page.getByRole('button', { name: 'Unlock' }).click();
    await page.getByRole('img', { name: `Result of task ${id}` }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'background-removal' }).waitFor();
  });
});

describe('the page', () => {
  it('keeps the focus during a refresh, or moves it nearby if the focused element disappears', async () => {
    const server = await startServer();
    const id = await createTask(server);
    const { page } = await openPage(server);
    const focused = (of: string) => page.locator(of).evaluate((element) => element === document.activeElement);
    await page.getByRole('button', { name: `Finish task ${id}` }).focus();
    await createTask(server);
    await page.locator('.task').nth(1).waitFor();
    expect(await focused(`#task-${id} button:has-text("Finish")`)).toBe(true);
    server.mock.control.tasks.finish(id);
    await page.locator(`#task-${id} .chip.done`).waitFor();
    await expect.poll(() => focused(`#task-${id}`)).toBe(true);
  });

  it('announces changes to screen readers without replacing the visible message', async () => {
    const server = await startServer();
    const id = await createTask(server);
    const { page } = await openPage(server);
    await page.locator('.task').waitFor();
    await page.evaluate(() => {
      // A message disappears after a while. Here it must stay long enough for a busy computer.
      const { setTimeout } = window;
      window.setTimeout = ((call: () => void, ms: number) => setTimeout(call, ms === 5000 ? 600_000 : ms)) as never;
    });
    await page.getByRole('button', { name: 'Copy the server’s URL' }).click();
    await page.locator('.message').waitFor();
    server.mock.control.tasks.finish(id);
    await page.locator('[role=status]', { hasText: 'Tasks done: 1.' }).waitFor();
    expect(await page.locator('.message').isVisible()).toBe(true);
  });

  it('switches views with the arrow keys', async () => {
    const server = await startServer();
    const { page } = await openPage(server);
    await page.getByRole('tab', { name: /Tasks/ }).focus();
    await page.keyboard.press('ArrowRight');
    const journal = page.getByRole('tab', { name: /Journal/ });
    await expect.poll(() => journal.getAttribute('aria-selected')).toBe('true');
    await expect.poll(() => journal.evaluate((tab) => tab === document.activeElement)).toBe(true);
  });

  it('fits a screen of 360 pixels, and leads back from a request to the list', async () => {
    const server = await startServer();
    await createTask(server, { output_format: 'png', extra: 'a'.repeat(300) });
    await createTask(server, { output_format: 'jpg' });
    const { page } = await openPage(server, { viewport: { width: 360, height: 740 } });
    const excess = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    await page.locator('.task').first().waitFor();
    expect(await excess()).toBeLessThanOrEqual(0);
    await page.getByRole('tab', { name: 'Controls' }).click();
    for (const summary of await page.locator('summary').all()) await summary.click();
    expect(await excess()).toBeLessThanOrEqual(0);
    await page.getByRole('tab', { name: /Journal/ }).click();
    const list = page.getByRole('listbox');
    await list.getByRole('option').first().click();
    expect(await excess()).toBeLessThanOrEqual(0);
    expect(await list.isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Back to the list' }).click();
    await list.waitFor();
    await expect.poll(() => list.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  for (const [name, options] of [
    ['light and wide', { colorScheme: 'light' }],
    ['dark and wide', { colorScheme: 'dark' }],
    ['narrow and Chinese', { viewport: { width: 390, height: 844 }, locale: 'zh-CN' }],
  ] as const) {
    it(`violates no accessibility rule when it is ${name}`, async () => {
      const server = await startServer();
      const [finished, failed, expired] = [
        await createTask(server),
        await createTask(server),
        await createTask(server),
        await createTask(server),
        await createTask(server, { output_format: 'jpg', no_such_field: '1' }),
      ];
      const { control } = server.mock;
      for (const id of [finished, expired]) {
        control.tasks.finish(id);
        await poll(server, id);
      }
      control.tasks.fail(failed);
      control.tasks.expire(expired);
      control.accounts.update('account-1', { status: 'revoked', scenario: 'flaky' });
      server.mock.control.faults.add({ fault: { kind: 'delay', ms: 5 } });
      server.mock.control.faults.setScenario('flaky');
      const { page } = await openPage(server, { ...options, reducedMotion: 'reduce' });
      await page.locator('.task').first().waitFor();
      expect(await violations(page)).toEqual([]);
      for (const tab of await page.getByRole('tab').all()) {
        await tab.click();
        const first = page.getByRole('listbox').getByRole('option').first();
        if (await first.isVisible()) await first.click();
        for (const summary of await page.locator('summary').all()) await summary.click();
        expect(await violations(page)).toEqual([]);
      }
      await page.getByRole('tab').first().click();
      for (const opener of [
        '.task.done .thumbs',
        '.task:is(.running, .queued) .thumbs',
        '.page-tools .button:last-child',
      ]) {
        await page.locator(opener).first().click();
        await page.getByRole('dialog').waitFor();
        expect(await violations(page)).toEqual([]);
        await page.keyboard.press('Escape');
      }
    });
  }
});

/** A summary of the violations that axe finds. */
async function violations(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  return page.evaluate(async () => {
    type Axe = { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    return (await (globalThis as unknown as { axe: Axe }).axe.run()).violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`,
    );
  });
}

/** Simulates a hidden tab, because a headless browser cannot hide one. */
async function setHidden(page: Page, isHidden: boolean): Promise<void> {
  await page.evaluate((hidden) => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
    document.dispatchEvent(new Event('visibilitychange'));
  }, isHidden);
}
