import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { root } from './lib/run.mjs';
import { countTests } from './lib/test.mjs';

const folders = [];

function emptyFolder() {
  const folder = mkdtempSync(path.join(tmpdir(), 'koukoutu-kit-'));
  folders.push(folder);
  return folder;
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function kit(args, options = {}) {
  return spawnSync(process.execPath, [...(options.node ?? []), 'scripts/kit.mjs', ...args], {
    cwd: root,
    encoding: 'utf8',
    ...options,
  });
}

test('an old Node is refused with a message that says what to install', () => {
  const pretend = `Object.defineProperty(process.versions, 'node', { value: '18.19.1' })`;
  const { status, stderr } = kit(['test'], {
    node: ['--import', `data:text/javascript,${encodeURIComponent(pretend)}`],
  });
  expect(status).toBe(1);
  expect(stderr.trim()).toBe(
    'Koukoutu kit needs Node 20 or newer, and this is Node 18.19.1. Install a current one from https://nodejs.org and run the command again.',
  );
});

test('the error for an unknown command lists the known ones', () => {
  const { status, stderr } = kit(['strat']);
  expect(status).toBe(2);
  expect(stderr).toContain('Unknown command "strat"');
  expect(stderr).toContain('mock');
});

test('`npm run mock` passes its arguments on to the mock, and exits with the exit code of the mock', () => {
  const version = kit(['mock', '--version']);
  expect(version.stdout.trim()).toMatch(/^\d+\.\d+\.\d+$/);
  expect(version.status).toBe(0);

  const mistaken = kit(['mock', '--prot', '4010']);
  expect(mistaken.stderr).toContain('--prot');
  expect(mistaken.status).toBe(2);
});

test('an unreachable registry is reported with one message, without a stack trace', () => {
  const folder = emptyFolder();
  cpSync(path.join(root, 'scripts'), path.join(folder, 'scripts'), { recursive: true });
  for (const file of ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml']) {
    cpSync(path.join(root, file), path.join(folder, file));
  }
  writeFileSync(path.join(folder, '.npmrc'), 'registry=http://127.0.0.1:9/\nfetch-retries=0\n');
  const { status, stderr } = kit(['setup'], {
    cwd: folder,
    env: {
      PATH: [path.dirname(process.execPath), '/usr/local/bin', '/usr/bin', '/bin'].join(path.delimiter),
      HOME: folder,
      npm_config_cache: path.join(folder, 'cache'),
    },
  });
  expect(status).toBe(1);
  expect(stderr).toContain('the npm registry could not be reached');
  expect(stderr).not.toMatch(/^\s+at /m);
});

test('countTests adds up all reports and counts a file that could not be loaded as a failure', () => {
  const loaded = { status: 'passed', assertionResults: [{ status: 'passed' }] };
  const failing = { status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] };
  const broken = { status: 'failed', assertionResults: [] };
  expect(
    countTests([
      { numPassedTests: 3, numFailedTests: 1, testResults: [loaded, failing] },
      { numPassedTests: 2, numFailedTests: 0, testResults: [broken] },
    ]),
  ).toEqual({ passed: 5, failed: 2 });
});
