// The programs of the quick starts, run as they stand there against a mock.
import { copyFile, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { startMockProcess } from '@koukoutu/mock-server/node';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { runCaptured } from '../../scripts/lib/run.mjs';
import { ensurePhp } from '../../scripts/php.mjs';
import { root } from '../lib/places.mjs';

const PNG = '89504e470d0a1a0a';
let mock;
let folder;

beforeAll(async () => {
  mock = await startMockProcess({ speed: 20 });
});
afterAll(() => mock?.stop());
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'koukoutu-quick-start-'));
  await copyFile(path.join(root, 'examples/testing/shirt.jpg'), path.join(folder, 'shirt.jpg'));
  return () => rm(folder, { recursive: true, force: true });
});

/** The block of a language that stands in a guide. */
async function program(language, mark, page = 'mock-server') {
  const guide = await readFile(path.join(root, 'docs/start', `${page}.md`), 'utf8');
  const found = [...guide.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].find(
    ([, name, code]) => name === language && code.includes(mark),
  );
  if (found === undefined) throw new Error(`docs/start/${page}.md has no ${language} program any more.`);
  return found[2];
}

/** Runs a program next to `shirt.jpg`. The key may be a wrong one. */
function run(command, args, key = 'kkt-mock-key') {
  const env = {
    KOUKOUTU_SYNC_URL: `${mock.url}/sync`,
    KOUKOUTU_ASYNC_URL: `${mock.url}/async`,
    KOUKOUTU_BASE_URL: mock.url,
    KOUKOUTU_API_KEY: key,
    // A proxy of the machine is not for this computer.
    no_proxy: '127.0.0.1,localhost',
  };
  return runCaptured(command, args, { cwd: folder, env });
}

const head = async () => (await readFile(path.join(folder, 'shirt.png'))).subarray(0, 8).toString('hex');

/** Installs the packages next to the program, as the example of tests has them. */
const install = () =>
  symlink(path.join(root, 'examples/testing/node_modules'), path.join(folder, 'node_modules'), 'junction');

test('the program of the guide on the SDK cuts a picture out, and reports a wrong key', async () => {
  await install();
  await writeFile(path.join(folder, 'cut-out.mjs'), await program('ts', 'baseUrl', 'sdk'));
  const { code, output } = await run('node', ['cut-out.mjs']);
  expect(code, output).toBe(0);
  expect(await head()).toBe(PNG);

  const refused = await run('node', ['cut-out.mjs'], 'wrong');
  expect(refused.code).not.toBe(0);
  expect(refused.output).toContain('AuthenticationError');
});

test('the tests of the guide on the mock pass', async () => {
  await install();
  await writeFile(path.join(folder, 'credits.test.ts'), await program('ts', 'mockTest', 'mock-in-tests'));
  const { code, output } = await run('node', [path.join('node_modules', 'vitest', 'vitest.mjs'), 'run']);
  expect(code, output).toBe(0);
  expect(output).toMatch(/2 passed/);
});

test('the curl command of the guide cuts a picture out', async () => {
  const code = (await program('bash', 'curl -sS')).replace('http://127.0.0.1:4010', mock.url);
  const { code: exit, output } = await run('bash', ['-c', code]);
  expect(exit, output).toBe(0);
  expect(await head()).toBe(PNG);
});

test('the Python program of the guide cuts a picture out as a task, and reports a wrong key', async () => {
  await writeFile(path.join(folder, 'cut_out.py'), await program('python', 'urllib'));
  const { code, output } = await run('python3', ['cut_out.py']);
  expect(code, output).toBe(0);
  expect(await head()).toBe(PNG);

  const refused = await run('python3', ['cut_out.py'], 'wrong');
  expect(refused.code).not.toBe(0);
  expect(refused.output).toContain('401');
});

test('the PHP program of the guide cuts a picture out, and reports a wrong key', async () => {
  const php = await ensurePhp();
  await writeFile(path.join(folder, 'cut-out.php'), await program('php', 'curl_init'));
  const { code, output } = await run(php, ['cut-out.php']);
  expect(code, output).toBe(0);
  expect(await head()).toBe(PNG);

  const refused = await run(php, ['cut-out.php'], 'wrong');
  expect(refused.code).not.toBe(0);
  expect(refused.output).toContain('401');
});
