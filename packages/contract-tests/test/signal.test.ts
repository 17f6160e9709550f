import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createMockServer } from '@koukoutu/mock-server/node';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from './support/temporary.js';

const CLI = fileURLToPath(new URL('../dist/cli.js', import.meta.url));

describe('the command at a terminal', () => {
  test('writes what it has seen if Ctrl-C reaches it twice at once, and reports no drift', {
    timeout: 60_000,
  }, async () => {
    const report = join(await temporaryFolder(), 'report.json');
    const server = await createMockServer({ apiKey: 'signal-key-0815' });
    try {
      // The mock runs in real time and is not sped up, so that a task is always running.
      const args = [
        '--target',
        server.url,
        '--api-key',
        'signal-key-0815',
        '--hands-off',
        '--only',
        'createTask/multipart',
      ];
      const child = spawn(process.execPath, [CLI, 'verify', ...args, '--report', `json=${report}`], {
        stdio: 'ignore',
      });
      const polled = () => server.mock.control.journal.entries().some(({ path }) => path.endsWith('/v1/query'));
      while (!polled()) await new Promise((resolve) => setImmediate(resolve));
      child.kill('SIGINT');
      child.kill('SIGINT');
      const [code] = await once(child, 'exit');
      expect(code).toBe(130);
      const { verdict, reason, findings } = JSON.parse(await readFile(report, 'utf8'));
      expect(findings).toEqual([]);
      expect(verdict).toBe('unjudged');
      expect(reason).toContain('The run was stopped');
    } finally {
      await server.close();
    }
  });

  test.skipIf(process.platform !== 'linux')(
    'leaves no mock behind when Ctrl-C comes while it starts',
    {
      timeout: 60_000,
    },
    async () => {
      const child = spawn(process.execPath, [CLI, 'verify', '--target', 'mock'], {
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      child.stderr.resume();
      const started = () => readFile(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8');
      while ((await started()) === '') await new Promise((resolve) => setImmediate(resolve));
      child.kill('SIGINT');
      // Closes only when the mock, which holds stderr too, has ended.
      const [code] = await once(child, 'close');
      expect(code).toBe(130);
    },
  );

  test('stops the mock that it started', { timeout: 60_000 }, async () => {
    const child = spawn(process.execPath, [CLI, 'verify', '--target', 'mock', '--only', 'getCredits/'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.on('data', (bytes: Buffer) => {
      said += bytes.toString();
    });
    // Its streams close only when nothing that it started holds them any more.
    const [code] = await once(child, 'close');
    expect(said).toContain('No drift');
    expect(code).toBe(0);
  });
});
