import { describe, expect, it } from 'vitest';
import { ask, createTask, KEY, openPage, poll, startServer, useChromium } from './fixture.js';

useChromium();

describe('the accounts', () => {
  it('can be revoked, restored and topped up on the page, which shows how many slots are in use', async () => {
    const server = await startServer({ accounts: [{ key: KEY, id: 'shop', credits: 7, slots: 3 }], apiKey: [] });
    await createTask(server);
    const { page } = await openPage(server);
    await page.getByText('1 of 3 in use').waitFor();

    await page.getByRole('button', { name: 'Revoke the key of shop' }).click();
    await page.getByText('revoked: 401').waitFor();
    expect(await ask(server)).toBe(401);
    await page.getByRole('button', { name: 'Restore the key of shop' }).click();
    await page.getByRole('button', { name: 'Revoke the key of shop' }).waitFor();
    expect(await ask(server)).toBe(200);

    const creditsNow = () => server.mock.control.accounts.list().find(({ id }) => id === 'shop')?.credits;
    const credits = creditsNow() ?? 0;
    await page.getByRole('button', { name: '+100 credits for shop' }).click();
    await expect.poll(creditsNow).toBe(credits + 100);
  });

  it('can be added, edited and removed on the page, which never shows their keys', async () => {
    const server = await startServer();
    const { page } = await openPage(server);
    await page.getByText('Add an account').click();
    const form = page.locator('details', { hasText: 'Add an account' });
    await form.getByRole('textbox', { name: 'Key' }).fill('kkt-brand-new-key-42');
    await form.getByRole('textbox', { name: 'Name' }).fill('newcomer');
    await form.getByRole('spinbutton', { name: 'Credits' }).fill('5');
    await form.getByRole('button', { name: 'Add' }).click();
    await page.getByRole('heading', { name: 'newcomer' }).waitFor();
    expect(await ask(server, 'kkt-brand-new-key-42')).toBe(200);
    expect(await page.content()).not.toContain('kkt-brand-new-key-42');

    await page.getByRole('button', { name: 'Edit the account newcomer' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Scenario' }).selectOption('error-503');
    await dialog.getByRole('spinbutton', { name: 'Slots' }).fill('1');
    await dialog.getByRole('button', { name: 'Apply' }).click();
    await expect.poll(() => ask(server, 'kkt-brand-new-key-42')).toBe(503);

    await page.getByRole('button', { name: 'Remove the account newcomer' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await page.getByRole('heading', { name: 'newcomer' }).waitFor({ state: 'detached' });
    expect(await ask(server, 'kkt-brand-new-key-42')).toBe(401);
  });

  it('show the reason if the server refuses a change', async () => {
    const server = await startServer();
    const { page } = await openPage(server);
    await page.getByText('Add an account').click();
    await page.getByRole('textbox', { name: 'Key' }).fill(KEY);
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('status').getByText('already in use').waitFor();
  });
});

describe('the clock', () => {
  it('can be set to another speed if it is a real clock', async () => {
    const server = await startServer({ clock: 'real' });
    const { page } = await openPage(server);
    await page.getByRole('button', { name: '20×' }).click();
    await expect.poll(() => server.mock.control.state().clock.speed).toBe(20);
    await page.getByRole('spinbutton', { name: 'Other speed' }).fill('2.5');
    await page.getByRole('button', { name: 'Apply' }).click();
    await expect.poll(() => server.mock.control.state().clock.speed).toBe(2.5);
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByText('Stopped: tasks wait').waitFor();
  });
});

describe('faults', () => {
  it('of a scenario apply to every request until it is switched off', async () => {
    const server = await startServer();
    const { page } = await openPage(server);
    await page.getByRole('combobox', { name: 'Scenario for every request' }).selectOption('error-503');
    await page.getByText('Every request runs under the scenario “error-503”.').waitFor();
    expect(await ask(server)).toBe(503);
    await page.getByRole('button', { name: 'Switch off', exact: true }).click();
    await page.getByText('Every request runs under').waitFor({ state: 'detached' });
    expect(await ask(server)).toBe(200);
  });

  it('can be switched on one by one, with conditions, and off again', async () => {
    const server = await startServer();
    const { page } = await openPage(server);
    await page.getByText('Add a fault').click();
    const form = page.locator('details', { hasText: 'Add a fault' });
    await form.getByRole('combobox', { name: 'Kind of fault' }).selectOption('error');
    await form.getByRole('spinbutton', { name: 'Code' }).fill('429');
    await form.getByRole('spinbutton', { name: 'Retry-After (s)' }).fill('7');
    await form.getByRole('combobox', { name: 'Operation' }).selectOption('getCredits');
    await form.getByRole('spinbutton', { name: 'At most (times)' }).fill('1');
    await form.getByRole('button', { name: 'Switch on' }).click();
    await page.getByRole('button', { name: 'Switch off API error' }).waitFor();
    expect(server.mock.control.faults.list().map(({ rule }) => rule)).toEqual([
      { fault: { kind: 'error', code: 429, retryAfter: 7 }, operations: ['getCredits'], times: 1 },
    ]);
    expect([await ask(server), await ask(server)]).toEqual([429, 200]);
    await page.getByRole('button', { name: 'Switch off API error' }).click();
    await expect.poll(() => server.mock.control.faults.list()).toEqual([]);
  });
});

describe('answers', () => {
  it('report errors in the chosen form, and are strict if that is chosen', async () => {
    const server = await startServer();
    const { page } = await openPage(server);
    await page.getByRole('radio', { name: 'Inside HTTP 200' }).check();
    await page.getByRole('checkbox', { name: /^Strict/ }).check();
    await expect.poll(() => server.mock.control.state()).toMatchObject({ errorStyle: 'envelope', strict: true });
    expect(await ask(server, 'kkt-nobodys-key')).toBe(200);
  });
});

describe('reset', () => {
  it('asks for confirmation, then restores the initial state', async () => {
    const server = await startServer();
    const id = await createTask(server);
    await poll(server, id);
    const { page } = await openPage(server);
    await page.getByRole('button', { name: 'Reset' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    expect(server.mock.control.tasks.list()).toHaveLength(1);
    await page.getByRole('button', { name: 'Reset' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Reset everything' }).click();
    await page.getByRole('heading', { name: 'No tasks yet' }).waitFor();
    await page.getByRole('tab', { name: 'Journal 0' }).waitFor();
    expect(server.mock.control.tasks.list()).toHaveLength(0);
  });
});
