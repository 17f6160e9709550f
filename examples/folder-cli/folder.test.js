// Runs the command against the mock, and interrupts it: no key, no network, no credits.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { startMockProcess } from '@koukoutu/mock-server/node';

const COUNT = 15;
let mock;
let folder;

before(async () => {
  mock = await startMockProcess({ speed: 10 });
  folder = await mkdtemp(path.join(tmpdir(), 'folder-'));
  await mkdir(path.join(folder, 'photos'));
  const shirt = await readFile('photos/shirt.jpg');
  // Equal pictures are paid once. A byte after the end of a JPEG makes each a picture of its own.
  for (let at = 0; at < COUNT; at += 1) {
    await writeFile(path.join(folder, 'photos', `shirt-${at}.jpg`), Buffer.concat([shirt, Buffer.from([at])]));
  }
});
after(async () => {
  await mock?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Runs the command that `npm start` runs. `onOutput` sees what is printed and the process. */
function cutOut(args, onOutput = () => {}) {
  const child = spawn('koukoutu', ['cutout', 'photos', '-o', 'cutouts', '--format', 'png', '--lang', 'en', ...args], {
    cwd: folder,
    shell: process.platform === 'win32',
    env: { ...process.env, KOUKOUTU_API_KEY: 'kkt-mock-key', KOUKOUTU_BASE_URL: mock.url },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk;
      onOutput(String(chunk), child);
    });
  }
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, output })));
}

const credits = async () => {
  const response = await fetch(`${mock.url}/async/v1/score`, { headers: { 'x-api-key': 'kkt-mock-key' } });
  return (await response.json()).data.credits;
};
const results = async () => (await readdir(path.join(folder, 'cutouts'))).filter((name) => name.endsWith('.png'));

test('the plan says what a run would cost, and sends nothing', async () => {
  const had = await credits();
  const { code, output } = await cutOut(['--dry-run']);
  assert.equal(code, 0, output);
  assert.match(output, new RegExp(`\\b${2 * COUNT}\\b.*credits`));
  assert.equal(await credits(), had);
});

test('a run that was interrupted is continued by the same command, and each picture is paid once', {
  skip: process.platform === 'win32' && 'Windows has no SIGINT to send to another process',
}, async () => {
  const had = await credits();
  let interrupted = false;
  const first = await cutOut([], (text, child) => {
    // Once: the second Ctrl-C would break off what runs.
    if (!interrupted && text.includes('.png')) interrupted = child.kill('SIGINT');
  });
  assert.equal(first.code, 130, first.output);
  const some = (await results()).length;
  assert.ok(some > 0 && some < COUNT, `${some} of ${COUNT} were done before the interruption`);

  const second = await cutOut([]);
  assert.equal(second.code, 0, second.output);
  assert.equal((await results()).length, COUNT);
  assert.equal(had - (await credits()), 2 * COUNT);
});
