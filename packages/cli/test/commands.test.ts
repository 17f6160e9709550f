import { readFile, stat, writeFile } from 'node:fs/promises';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { createBench, jsonLines, makePicture, useMock } from './support/bench.js';

useMock();

test('extract, shadow and run call their models, and their options reach the API', async () => {
  const bench = await createBench();
  await bench.pictures('photos', 1);
  const ran = async (...args: string[]) => (await bench.run([...args, '--json'])).out;
  expect(
    jsonLines(await ran('extract', 'photos', '-o', 'prints', '--type', '服装', '--size', '3:4')).at(-1),
  ).toMatchObject({
    done: 1,
  });
  await ran('cutout', 'photos', '-o', 'cut', '--format', 'png');
  expect(jsonLines(await ran('shadow', 'cut', '-o', 'shadows', '--opacity', '0.5')).at(-1)).toMatchObject({ done: 1 });
  await ran('run', 'upscale2stamp', 'photos', '-o', 'large', '--field', 'scale=2');
  expect(await sharp(bench.file('large', 'picture 1.png')).metadata()).toMatchObject({ width: 192 });
  const { entries } = (await bench.control('GET', '/journal?operation=createTask')) as {
    entries: { request: { fields?: Record<string, unknown> } }[];
  };
  expect(JSON.stringify(entries)).toContain('服装');
});

test('extract without --type is refused with exit code 2 before anything is sent', async () => {
  const bench = await createBench();
  await bench.pictures('photos', 1);
  const { code, err } = await bench.run(['extract', 'photos', '-o', 'prints']);
  expect(code).toBe(2);
  expect(err).toContain("required option '--type <text>' not specified");
});

test('generate writes the pictures of a model, and refuses an option that the model does not have', async () => {
  const bench = await createBench();
  await writeFile(bench.file('shirt.png'), await makePicture(1));
  const args = ['generate', 'nano-banana-pro', '-p', '挂在橱窗里', 'shirt.png', '-o', 'scene.png'];
  expect((await bench.run(args)).code).toBe(0);
  expect((await sharp(bench.file('scene.png')).metadata()).width).toBeGreaterThan(100);
  const again = await bench.run(args);
  expect(again).toMatchObject({ code: 2, err: expect.stringContaining('already exists') });
  const wrong = await bench.run(['generate', 'nano-banana', '-p', 'x', '-o', 'y.png', '--max-images', '2']);
  expect(wrong).toMatchObject({
    code: 2,
    err: expect.stringContaining('--max-images is not an option of nano-banana'),
  });
});

test('task waits for a task and saves its result, --status asks once, and a failed task leads to exit code 1', async () => {
  const bench = await createBench();
  await bench.pictures('photos', 1);
  const made = await bench.run(['cutout', 'photos', '-o', 'out', '--json']);
  const id = String(jsonLines(made.out)[0]?.taskId);
  const status = await bench.run(['task', id, '--status', '--json']);
  expect(JSON.parse(status.out)).toMatchObject({ taskId: Number(id), state: 'done' });
  expect((await bench.run(['task', id, '-o', 'again.webp'])).code).toBe(0);
  const [one, two] = [await readFile(bench.file('again.webp')), await readFile(bench.file('out', 'picture 1.webp'))];
  expect(one.equals(two)).toBe(true);
  const unknown = await bench.run(['task', '1', '--status']);
  expect(unknown).toMatchObject({ code: 1, out: '' });
});

test('only its owner can read the file of the profiles, and flags win over variables, which win over profiles', async () => {
  const bench = await createBench();
  const key = bench.env.KOUKOUTU_API_KEY ?? '';
  const none = { KOUKOUTU_API_KEY: '' };
  expect(await bench.run(['credits'], { env: none })).toMatchObject({
    code: 3,
    err: expect.stringContaining('koukoutu login'),
  });
  expect((await bench.run(['login', '--profile', 'shop'], { env: none, input: `${key}\n` })).code).toBe(0);
  const file = bench.file('config', 'koukoutu', 'config.json');
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({ profiles: { shop: { apiKey: key } } });
  if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect((await bench.run(['credits', '--profile', 'shop'], { env: none })).code).toBe(0);
  const wrongVariable = { KOUKOUTU_API_KEY: 'wrong-key-1234' };
  expect((await bench.run(['credits', '--profile', 'shop'], { env: wrongVariable })).code).toBe(3);
  expect((await bench.run(['credits', '--api-key', key], { env: wrongVariable })).code).toBe(0);
  expect((await bench.run(['credits', '--profile', 'nobody'])).err).toContain('Stored: shop');
  expect((await bench.run(['logout', '--profile', 'shop'])).code).toBe(0);
  expect((await bench.run(['login', '--list'])).out).toBe('');
  const broken = await bench.run(['login'], { env: none, input: 'two\nlines\n' });
  expect(broken).toMatchObject({ code: 3, err: expect.stringContaining('line break') });
  await writeFile(file, '{"profiles": {"default": {"apiKey": "secret-value-5"');
  const damaged = await bench.run(['credits'], { env: none });
  expect(damaged.err).toContain('damaged');
  expect(damaged.err).not.toContain('secret-value-5');
});

test('doctor says what works, spends nothing, and shows no key', async () => {
  const bench = await createBench();
  const { code, out } = await bench.run(['doctor'], { env: { HTTPS_PROXY: 'http://user:secret@proxy.example:3128' } });
  expect(code).toBe(0);
  expect(out).toMatch(/✓ Node \d+/);
  expect(out).toContain('The API accepts the key. 10000 credits left.');
  expect(out).toContain('proxy.example:3128 is set, but Node does not use it');
  expect(out).not.toContain('secret');
  expect(out).not.toContain(bench.env.KOUKOUTU_API_KEY);
  const deaf = await bench.run(['doctor', '--base-url', 'http://127.0.0.1:9', '--json']);
  expect(deaf.code).toBe(1);
  expect(jsonLines(deaf.out)).toContainEqual(expect.objectContaining({ check: 'host', status: 'failed' }));
  expect((await bench.run(['doctor'], { env: { KOUKOUTU_API_KEY: 'wrong-key-1234' } })).code).toBe(3);
});

test('mock starts the mock with its own options', async () => {
  const bench = await createBench();
  const { code, out } = await bench.run(['mock', '--version']);
  expect({ code, out: out.trim() }).toEqual({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+$/) });
});

test('completion prints a script for each shell, and completes commands, options and values', async () => {
  const bench = await createBench();
  for (const shell of ['bash', 'zsh', 'fish', 'powershell']) {
    const { code, out } = await bench.run(['completion', shell]);
    expect({ code, shell, hasName: out.includes('koukoutu') }).toEqual({ code: 0, shell, hasName: true });
  }
  const complete = async (...words: string[]) => (await bench.run(['complete', '--', ...words])).out;
  expect(await complete('cu')).toMatch(/^cutout/m);
  expect(await complete('cutout', '--form')).toMatch(/^--format/m);
  expect(await complete('cutout', '--format', '')).toMatch(/^png/m);
});

test('the help has examples in both languages, and a misspelt option gets a suggestion', async () => {
  const bench = await createBench();
  expect((await bench.run(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  const commands = ['cutout', 'extract', 'shadow', 'generate', 'run', 'task', 'credits', 'doctor', 'login', 'logout'];
  for (const command of commands) {
    expect((await bench.run([command, '--help'])).out).toMatch(/Examples:\n {2}\$ koukoutu /);
    expect((await bench.run([command, '--help', '--lang', 'zh'])).out).toMatch(/用法：[\s\S]*示例：/);
  }
  expect(await bench.run(['cutuot'])).toMatchObject({ code: 2, err: expect.stringContaining('Did you mean cutout?') });
  const chinese = await bench.run(['cutout', 'x', '-o', 'out', '--frmat', 'png'], { env: { LANG: 'zh_CN.UTF-8' } });
  expect(chinese).toMatchObject({
    code: 2,
    err: expect.stringMatching(/未知选项 --frmat[\s\S]*是不是要用：--format/),
  });
});
