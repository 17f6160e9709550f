import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createMockServer } from '../src/node.js';
import { serve, type TestServer } from './client.js';

async function stateIn(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'koukoutu-state-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return join(folder, 'state.json');
}

test('a restart does not write saved pictures again, because a crash could damage them', async () => {
  const state = await stateIn();
  const first = await serve({ state });
  await first.cut({ response: 'url' });
  await first.close();
  const [name = ''] = await readdir(`${state}.pictures`);
  const before = await stat(join(`${state}.pictures`, name));
  const second = await serve({ state });
  await second.call('/async/v1/score');
  await second.close();
  const after = await stat(join(`${state}.pictures`, name));
  expect([after.mtimeMs, after.ino]).toEqual([before.mtimeMs, before.ino]);
});

test('changes by the control API are saved without any request to the mock', async () => {
  const state = await stateIn();
  const server = await serve({ state });
  const body = JSON.stringify({ fault: { kind: 'reset' } });
  await fetch(`${server.url}/__mock/faults`, { method: 'POST', body });
  await expect.poll(() => readFile(state, 'utf8').catch(() => ''), { timeout: 5000 }).toContain('"kind":"reset"');
});

test('an incomplete state file is refused with an error in one sentence', async () => {
  const state = await stateIn();
  await writeFile(state, '{"version":1}');
  await expect(createMockServer({ state })).rejects.toThrow(
    'was not written by this version of koukoutu-mock. Delete it',
  );
});

describe('accounts across restarts', () => {
  const added = 'key-added-while-running';
  const credits = async (server: TestServer, key: string) => (await server.call('/async/v1/score', { key })).json;

  test('include one that was added at run time: it is recognised by its key, which the file does not contain', async () => {
    const state = await stateIn();
    const first = await serve({ state });
    first.mock.control.accounts.add({ key: added, id: 'late', credits: 7.5 });
    await first.close();
    expect(await readFile(state, 'utf8')).not.toContain(added);
    for (let restarts = 0; restarts < 2; restarts++) {
      const server = await serve({ state });
      const shown = server.mock.control.accounts.list().find(({ id }) => id === 'late');
      expect(shown).toMatchObject({ credits: 7.5, keyHint: '***' });
      expect(() => server.mock.control.accounts.add({ key: added })).toThrow('already in use');
      await server.close();
    }
    const server = await serve({ state });
    expect(await credits(server, added)).toMatchObject({ data: { credits: 7.5 } });
    expect(server.mock.control.accounts.list().find(({ id }) => id === 'late')?.keyHint).toBe('key…ng');
    expect(await credits(server, 'another')).toMatchObject({ code: 401 });
    expect(server.mock.control.accounts.remove('late')).toBe(true);
    expect(await credits(server, added)).toMatchObject({ code: 401 });
  });

  test('follow the options: an added one works after a restart, and a removed one does not', async () => {
    const state = await stateIn();
    const first = await serve({ state, apiKey: 'old-key' });
    first.mock.control.accounts.update('account-1', { credits: 5 });
    await first.close();
    const second = await serve({ state, apiKey: 'new-key' });
    expect(await credits(second, 'new-key')).toMatchObject({ data: { credits: 1_000_000 } });
    expect(await credits(second, 'old-key')).toMatchObject({ code: 401 });
  });
});
