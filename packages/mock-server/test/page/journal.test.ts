import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { ask, createTask, KEY, MODELS_KEY, openPage, PHOTO, startServer, useChromium } from './fixture.js';

useChromium();

describe('the journal', () => {
  it('explains what is wrong with a request, where the spec says so, and the nearest valid form', async () => {
    const server = await startServer();
    await createTask(server, { output_format: 'pmg' });
    const { page, complaints } = await openPage(server);
    await page.getByRole('tab', { name: /Journal/ }).click();
    await page
      .getByRole('listbox')
      .getByRole('option', { name: /createTask/ })
      .click();
    const entry = page.getByRole('article', { name: 'Request 1' });
    const text = (await entry.textContent()) ?? '';
    expect(text).toContain('output_format is pmg');
    expect(text).toContain('async.yaml#/components/schemas/OutputFormat/enum');
    expect(text).toContain('output_format=png');
    expect(text).toContain('shirt.jpg · image/jpeg');
    expect(text).toContain('"code": 422');
    expect(complaints).toEqual([]);
  });

  it('shows a request as soon as it is answered, and a request without a response as under way', async () => {
    const server = await startServer();
    const { page } = await openPage(server);
    await page.getByRole('tab', { name: /Journal/ }).click();
    await ask(server);
    await page
      .getByRole('listbox')
      .getByRole('option', { name: /Valid.*getCredits/ })
      .waitFor();

    const hanging = fetch(`${server.url}/async/v1/score`, {
      headers: { 'x-api-key': KEY, 'x-mock-scenario': 'slow' },
    });
    await page.getByRole('listbox').getByRole('option').nth(1).waitFor();
    await page.getByRole('listbox').getByRole('option').first().click();
    await page.getByRole('article').getByText('…', { exact: true }).first().waitFor();
    await page.getByRole('button', { name: '+10 s' }).click();
    await (await hanging).arrayBuffer();
    await page.getByRole('article').getByText('200', { exact: true }).first().waitFor();
  });

  it('shows no status for a connection that was cut before the answer', async () => {
    const server = await startServer();
    const cut = fetch(`${server.url}/async/v1/score`, { headers: { 'x-api-key': KEY, 'x-mock-scenario': 'reset' } });
    await expect(cut).rejects.toThrow();
    const { page } = await openPage(server);
    await page.getByRole('tab', { name: /Journal/ }).click();
    await page
      .getByRole('listbox')
      .getByRole('option', { name: /Fault.*Connection closed before the response.*—/ })
      .click();
    await page.getByRole('article').getByText('none: the connection was closed').waitFor();
    await page.getByRole('article').getByText('—', { exact: true }).waitFor();
  });

  it('filters by verdict, operation and words', async () => {
    const server = await startServer();
    await ask(server);
    await createTask(server, { output_format: 'png' });
    await createTask(server, { output_format: 'gif' });
    await ask(server, 'kkt-nobodys-key');
    const { page } = await openPage(server);
    await page.getByRole('tab', { name: /Journal/ }).click();
    const shown = async () => (await page.getByRole('listbox').getByRole('option').all()).length;
    await expect.poll(shown).toBe(4);
    await page.getByRole('radio', { name: 'Problems' }).check();
    await expect.poll(shown).toBe(2);
    await page.getByRole('combobox', { name: 'Operation' }).selectOption('createTask');
    await expect.poll(shown).toBe(1);
    await page.getByRole('radio', { name: 'All' }).check();
    await expect.poll(shown).toBe(2);
    await page.getByRole('searchbox').fill('gif');
    await expect.poll(shown).toBe(1);
    await page.getByRole('searchbox').fill('nothing of the kind');
    await page.getByRole('button', { name: 'Show all' }).click();
    await expect.poll(shown).toBe(4);
  });

  it('draws only a few rows of thousands of requests, and can be read by keyboard', async () => {
    const count = 3000;
    const server = await startServer({ journalSize: count });
    for (let sent = 0; sent < count; sent += 50) await Promise.all(Array.from({ length: 50 }, () => ask(server)));
    const { page } = await openPage(server);
    await page.getByRole('tab', { name: /Journal/ }).click();
    const list = page.getByRole('listbox');
    await list.focus();
    await list.press('ArrowDown');
    await expect.poll(() => list.getAttribute('aria-activedescendant')).toBe(`request-${count}`);
    await list.press('End');
    await expect.poll(() => list.getAttribute('aria-activedescendant')).toBe('request-1');
    await page.getByRole('article', { name: 'Request 1', exact: true }).waitFor();
    const last = page.locator('#request-1');
    expect(await last.getAttribute('aria-posinset')).toBe(String(count));
    expect(await last.getAttribute('aria-selected')).toBe('true');
    expect((await page.getByRole('listbox').getByRole('option').all()).length).toBeLessThan(60);
  });

  it('keeps its scroll position while new requests arrive', async () => {
    const server = await startServer();
    for (let sent = 0; sent < 60; sent++) await ask(server);
    const { page } = await openPage(server);
    await page.getByRole('tab', { name: /Journal/ }).click();
    const row = page.locator('#request-20');
    await page.getByRole('listbox').evaluate((list) => list.scrollTo(0, 1900));
    await row.waitFor();
    const before = (await row.boundingBox())?.y;
    await ask(server);
    await page.getByRole('tab', { name: 'Journal 61' }).waitFor();
    expect((await row.boundingBox())?.y).toBe(before);
  });

  it('copies a request as curl and as SDK code, with a placeholder for the key', async () => {
    const server = await startServer();
    await createTask(server, { output_format: 'png', crop: '1' });
    const { page } = await openPage(server, { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.getByRole('tab', { name: /Journal/ }).click();
    await page.getByRole('listbox').getByRole('option').first().click();
    const clipboard = () => page.evaluate(() => navigator.clipboard.readText());

    await page.getByRole('button', { name: 'Copy as curl' }).click();
    await expect.poll(clipboard).toContain('curl');
    const curl = await clipboard();
    expect(curl).toContain(`${server.url}/async/v1/create`);
    expect(curl).toContain('"X-API-Key: $KOUKOUTU_API_KEY"');
    expect(curl).toContain("-F 'image_file=@shirt.jpg;type=image/jpeg'");

    await page.getByRole('button', { name: 'Copy as SDK code' }).click();
    await expect.poll(clipboard).toContain('import { Koukoutu');
    expect(await clipboard()).toContain("fromPath('shirt.jpg'), { outputFormat: 'png', crop: true, mode: 'task' }");
    expect(curl + (await clipboard())).not.toContain(KEY);
  });

  it('copies a curl command that repeats a request to a model, with its picture', async () => {
    const server = await startServer();
    const folder = await mkdtemp(join(tmpdir(), 'koukoutu-page-'));
    try {
      await copyFile(PHOTO, join(folder, 'photo.jpg'));
      const data = (await readFile(PHOTO)).toString('base64');
      const parts = [{ text: 'It\'s a "cat" for $5' }, { inline_data: { mime_type: 'image/jpeg', data } }];
      const generationConfig = { responseModalities: ['IMAGE'], imageConfig: { aspectRatio: '16:9' } };
      await fetch(`${server.url}/apis/v1beta/models/gemini-2.5-flash-image:generateContent`, {
        method: 'POST',
        headers: { authorization: `Bearer ${MODELS_KEY}`, 'content-type': 'application/json' },
        body: JSON.stringify({ contents: [{ role: 'user', parts }], generationConfig }),
      });
      const { page } = await openPage(server, { permissions: ['clipboard-read', 'clipboard-write'] });
      await page.getByRole('tab', { name: /Journal/ }).click();
      await page.getByRole('listbox').getByRole('option').first().click();
      await page.getByRole('button', { name: 'Copy as curl' }).click();
      const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
      await expect.poll(clipboard).toContain('curl');
      await promisify(execFile)('sh', ['-c', await clipboard()], {
        cwd: folder,
        env: { PATH: process.env.PATH, KOUKOUTU_MODELS_API_KEY: MODELS_KEY },
        maxBuffer: 2 ** 26,
      });
      const [first, second] = server.mock.control.journal.entries();
      expect(second).toMatchObject({ status: 200, problems: [], fields: first?.fields });
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('links a request to its task, and the task to its requests', async () => {
    const server = await startServer();
    const id = await createTask(server);
    const { page } = await openPage(server);
    await page.getByRole('button', { name: `Requests of task ${id}` }).click();
    await page.getByRole('listbox').getByRole('option').first().click();
    await page.getByRole('button', { name: `Show task ${id}` }).click();
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe(`task-${id}`);
  });

  it('shows everything that a client sends as plain text, and no API key', async () => {
    const server = await startServer();
    const evil = '"><img src=x onerror="document.title=\'gotcha\'"><script>document.title="gotcha"</script>';
    await fetch(`${server.url}/async/v1/create?api_key=${KEY}`, {
      method: 'POST',
      headers: { 'x-api-key': KEY },
      body: new URLSearchParams({ model_key: evil, image_url: evil, [evil]: KEY, output_format: evil }),
    });
    await fetch(`${server.url}/apis/v1/images/generations`, {
      method: 'POST',
      headers: { authorization: `Bearer ${MODELS_KEY}`, 'content-type': 'application/json' },
      body: JSON.stringify({ model: evil, prompt: evil }),
    });
    const { page, complaints } = await openPage(server);
    await page.getByRole('tab', { name: /Journal/ }).click();
    for (const row of await page.getByRole('listbox').getByRole('option').all()) {
      await row.click();
      await page.getByText(/^Headers/).click();
    }
    const html = await page.content();
    expect(html).toContain('onerror');
    expect(await page.locator('img[src="x"]').count()).toBe(0);
    expect(await page.title()).not.toBe('gotcha');
    expect(html).not.toContain(KEY);
    expect(html).not.toContain(MODELS_KEY);
    expect(complaints).toEqual([]);
  });
});
