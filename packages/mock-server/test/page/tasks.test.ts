import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { createTask, openPage, poll, startServer, useChromium } from './fixture.js';

useChromium();

describe('the empty page', () => {
  it('offers a curl command that works unchanged', async () => {
    const server = await startServer({ apiKey: 'kkt-mock-key' });
    const { page } = await openPage(server);
    const command = (await page.getByRole('region', { name: 'curl' }).textContent()) ?? '';
    expect(command).toContain(server.url);

    const { stdout } = await promisify(execFile)('sh', ['-c', `${command.trim()} --silent`]);
    expect(JSON.parse(stdout)).toMatchObject({ code: 200, data: { task_id: expect.any(Number) } });
    await page.getByRole('heading', { name: 'background-removal' }).waitFor();
  });
});

describe('a task', () => {
  it('shows its progress while time passes, and both pictures once it is done', async () => {
    const server = await startServer({ durations: { median: 20_000, spread: 0 } });
    const { page, complaints } = await openPage(server);
    const id = await createTask(server, { output_format: 'png' });

    const bar = page.getByRole('progressbar', { name: `Progress of task ${id}` });
    await bar.waitFor();
    await page.getByText('output_format=png').waitFor();
    await page.getByRole('button', { name: '+10 s' }).click();
    await expect.poll(async () => Number(await bar.getAttribute('aria-valuenow'))).toBeGreaterThan(30);
    await page.getByRole('button', { name: 'Run until all tasks are done' }).click();
    await page.locator('.task .chip.done').waitFor();

    const before = page.getByRole('img', { name: `Picture sent to task ${id}` });
    const after = page.getByRole('img', { name: `Result of task ${id}` });
    await before.waitFor();
    await after.waitFor();
    expect(await before.evaluate(cornerAlpha)).toBe(255);
    expect(await after.evaluate(cornerAlpha)).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('shows its whole picture on a narrow screen too', async () => {
    const server = await startServer();
    await createTask(server);
    const { page } = await openPage(server, { viewport: { width: 390, height: 844 } });
    const picture = page.locator('.thumb-frame img').first();
    await picture.waitFor();
    const [inner, frame] = [await picture.boundingBox(), await page.locator('.thumb-frame').first().boundingBox()];
    expect(inner?.height).toBeLessThanOrEqual(frame?.height ?? 0);
  });

  it('shows its queue position', async () => {
    const server = await startServer({ seed: 3 });
    for (let count = 0; count < 5; count++) await createTask(server);
    const queued = server.mock.control.tasks.list().filter(({ position }) => position > 0);
    expect(queued.length).toBeGreaterThan(0);
    const { page } = await openPage(server);
    await page.locator('.task').first().waitFor();
    for (const { id, position } of queued) {
      await expect.poll(() => page.locator(`#task-${id}`).textContent()).toContain(`Queued, ${position} ahead`);
    }
  });

  it('can be ended as done, or as failed with a given reason', async () => {
    const server = await startServer();
    const [first, second] = [await createTask(server), await createTask(server)];
    const { page } = await openPage(server);

    await page.getByRole('button', { name: `Finish task ${first}` }).click();
    await page.locator(`#task-${first} .chip.done`).waitFor();
    expect((await poll(server, first)).state).toBe(1);

    await page.getByRole('button', { name: `Fail task ${second}` }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('太暗了');
    await dialog.getByRole('button', { name: 'Fail' }).click();
    await page.locator(`#task-${second}`).getByText('太暗了').waitFor();
    expect(await poll(server, second)).toMatchObject({ state: 2, message: '太暗了' });
  });

  it('has a button that makes its result link expire', async () => {
    const server = await startServer();
    const id = await createTask(server);
    server.mock.control.tasks.finish(id);
    const { result_file } = await poll(server, id);
    const { page } = await openPage(server);
    await page.getByRole('button', { name: `Expire link of task ${id}` }).click();
    await page.locator(`#task-${id}`).getByText('expired', { exact: true }).waitFor();
    expect((await fetch(String(result_file))).status).toBe(403);
  });

  it('shows its pictures one over the other, with a border that moves by keyboard', async () => {
    const server = await startServer();
    const id = await createTask(server, { output_format: 'png' });
    server.mock.control.tasks.finish(id);
    const { page } = await openPage(server);
    const opener = page.getByRole('button', { name: `Compare the pictures of task ${id}` });
    await opener.click();
    const slider = page.getByRole('slider');
    await slider.focus();
    await slider.press('Home');
    const split = () => page.locator('.compare').evaluate((box) => getComputedStyle(box).getPropertyValue('--split'));
    await expect.poll(split).toBe('0%');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Save the result' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(`task-${id}-after.png`);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await opener.evaluate((button) => button === document.activeElement)).toBe(true);
  });

  it('explains why a picture is missing, in the list and in the dialog', async () => {
    const server = await startServer();
    const [id, failing] = [await createTask(server), await createTask(server)];
    server.mock.control.tasks.fail(failing);
    const { page } = await openPage(server);
    for (const [task, words] of [
      [id, 'not yet'],
      [failing, 'no result'],
    ] as const) {
      await page.locator(`#task-${task}`).getByText(words).waitFor();
      await page.getByRole('button', { name: `Compare the pictures of task ${task}` }).click();
      await page.getByRole('dialog').getByText(words).waitFor();
      await page.keyboard.press('Escape');
    }
  });

  it('can be found by the filter for its state', async () => {
    const server = await startServer();
    const ids = [await createTask(server), await createTask(server), await createTask(server)];
    server.mock.control.tasks.finish(ids[0] ?? 0);
    server.mock.control.tasks.fail(ids[1] ?? 0);
    const { page } = await openPage(server);
    for (const [label, id] of [
      ['Done', ids[0]],
      ['Failed', ids[1]],
      ['In progress', ids[2]],
    ] as const) {
      await page.getByRole('radio', { name: new RegExp(`^${label}`) }).check();
      const shown = () => page.locator('.task').evaluateAll((cards) => cards.map((card) => card.id));
      await expect.poll(shown).toEqual([`task-${id}`]);
    }
  });
});

/** Opacity of a picture's first pixel, in the page. */
async function cornerAlpha(element: Element): Promise<number | undefined> {
  const image = element as HTMLImageElement;
  await image.decode();
  const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
  const context = canvas.getContext('2d');
  context?.drawImage(image, 0, 0);
  return context?.getImageData(2, 2, 1, 1).data[3];
}
