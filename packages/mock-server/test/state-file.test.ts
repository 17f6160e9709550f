import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createMockServer } from '../src/node.js';
import { serve } from './client.js';

async function stateIn(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'koukoutu-state-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return join(folder, 'state.json');
}

test('a restart does not write kept pictures again, which a crash could spoil', async () => {
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

test('what the control API changes is saved without any request', async () => {
  const state = await stateIn();
  const server = await serve({ state });
  const body = JSON.stringify({ fault: { kind: 'reset' } });
  await fetch(`${server.url}/__mock/faults`, { method: 'POST', body });
  await expect.poll(() => readFile(state, 'utf8').catch(() => ''), { timeout: 5000 }).toContain('"kind":"reset"');
});

test('a state file with a hole in it is refused in one sentence', async () => {
  const state = await stateIn();
  await writeFile(state, '{"version":1}');
  await expect(createMockServer({ state })).rejects.toThrow(
    'was not written by this version of koukoutu-mock. Delete it',
  );
});
