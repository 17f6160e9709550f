import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { beforeAll, expect, test } from 'vitest';
import { startMockProcess } from '../src/server/start-mock-process.js';
import { buildCommand } from './command.js';

let command: string;
beforeAll(async () => {
  command = await buildCommand('start-mock-process');
});

const credits = async (url: string, key: string) =>
  (await fetch(`${url}/async/v1/score`, { headers: { 'x-api-key': key } })).status;

test('startMockProcess resolves once the mock listens, and uses the given keys', async () => {
  const mock = await startMockProcess({ command, apiKey: 'process-key', speed: 100 });
  try {
    expect(mock.url).toBe(`http://127.0.0.1:${mock.port}`);
    expect(await credits(mock.url, 'process-key')).toBe(200);
    expect(await credits(mock.url, 'another-key')).toBe(401);
  } finally {
    await mock.stop();
  }
});

test('stop ends the process, and calling it twice is harmless', async () => {
  const mock = await startMockProcess({ command });
  await Promise.all([mock.stop(), mock.stop()]);
  await mock.stop();
  expect(mock.child.exitCode).toBe(0);
  await expect(credits(mock.url, 'kkt-mock-key')).rejects.toThrow();
});

test('startMockProcess passes the request log to onLog line by line', async () => {
  const lines: string[] = [];
  const mock = await startMockProcess({ command, onLog: (line) => lines.push(line) });
  await credits(mock.url, 'kkt-mock-key');
  await mock.stop();
  expect(lines.find((line) => line.includes('/v1/score'))).toContain('→ 200');
});

test('startMockProcess makes glibc return freed memory, unless its settings are given', async () => {
  const settings = async (env: NodeJS.ProcessEnv) => {
    const lines: string[] = [];
    const show = 'console.error("malloc", process.env.MALLOC_ARENA_MAX, process.env.MALLOC_MMAP_THRESHOLD_)';
    const nodeArgs = ['--import', `data:text/javascript,${encodeURIComponent(show)}`];
    const mock = await startMockProcess({ command, nodeArgs, env, onNotice: (line) => lines.push(line) });
    await mock.stop();
    return lines;
  };
  const { MALLOC_ARENA_MAX: _, MALLOC_MMAP_THRESHOLD_: __, ...env } = process.env;
  expect(await settings(env)).toContain('malloc 2 131072');
  expect(await settings({ ...env, MALLOC_ARENA_MAX: '7' })).toContain('malloc 7 131072');
});

test('startMockProcess rejects with what the process printed when an argument is wrong', async () => {
  await expect(startMockProcess({ command, args: ['--scenario', 'tornado'] })).rejects.toThrow(
    /ended with code 2\. It printed:\nkoukoutu-mock: There is no scenario named "tornado"/,
  );
});

test('startMockProcess ends the process when it does not listen in time', async () => {
  const sleeper = command.replace(/\.mjs$/, '-sleeper.mjs');
  await writeFile(sleeper, 'console.log("asleep"); setInterval(() => {}, 1000);');
  await expect(startMockProcess({ command: sleeper, timeout: 500 })).rejects.toThrow('it did not listen within 500 ms');
});

test('startMockProcess rejects with the reason of its signal if it is aborted', async () => {
  const controller = new AbortController();
  const starting = startMockProcess({ command, signal: controller.signal });
  controller.abort(new Error('no longer needed'));
  await expect(starting).rejects.toThrow('no longer needed');
});

test('the mock ends when the process that started it is killed', async () => {
  const parent = spawn(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `import { spawn } from 'node:child_process';
       const child = spawn(process.execPath, [${JSON.stringify(command)}, '--port', '0', '--log', 'none'], {
         stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
       });
       child.on('message', ({ url }) => console.log(JSON.stringify({ url, pid: child.pid })));`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [text] = await once(parent.stdout, 'data');
  const { url, pid } = JSON.parse(String(text)) as { url: string; pid: number };
  expect(await credits(url, 'kkt-mock-key')).toBe(200);
  parent.kill('SIGKILL');
  await expect.poll(() => isAlive(pid)).toBe(false);
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
