// Runs the program against the mock: no key, no network, no credits.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { startMockProcess } from '@koukoutu/mock-server/node';

let mock;
let folder;
before(async () => {
  mock = await startMockProcess({ speed: 20 });
  folder = await mkdtemp(path.join(tmpdir(), 'cut-out-'));
  await copyFile('shirt.jpg', path.join(folder, 'shirt.jpg'));
});
after(async () => {
  await mock?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Runs the program for a photo in the temporary folder. */
function run(photo, env = {}) {
  const child = spawn(process.execPath, ['cut-out.js', path.join(folder, photo)], {
    env: { ...process.env, KOUKOUTU_API_KEY: 'kkt-mock-key', KOUKOUTU_BASE_URL: mock.url, ...env },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, output })));
}

const credits = async () => {
  const response = await fetch(`${mock.url}/async/v1/score`, { headers: { 'x-api-key': 'kkt-mock-key' } });
  return (await response.json()).data.credits;
};

test('a task that outlives the wait is picked up by the next run, and paid once', async () => {
  const had = await credits();
  const first = await run('shirt.jpg', { TIMEOUT: '20' });
  assert.equal(first.code, 1, first.output);
  assert.match(first.output, /Run the same command again/);

  const second = await run('shirt.jpg');
  assert.equal(second.code, 0, second.output);
  assert.equal((await readFile(path.join(folder, 'shirt.png'))).subarray(1, 4).toString(), 'PNG');
  assert.equal(had - (await credits()), 2); // 1 for the picture, 1 more for png
});

test('a wrong key and a missing photo are said, and nothing is paid', async () => {
  const had = await credits();
  const wrong = await run('shirt.jpg', { KOUKOUTU_API_KEY: 'wrong' });
  assert.equal(wrong.code, 1);
  assert.match(wrong.output, /401/);
  const missing = await run('no-such.jpg');
  assert.equal(missing.code, 1);
  assert.match(missing.output, /no-such\.jpg/);
  assert.equal(await credits(), had);
});
