import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { childEnvironment, root } from './lib/run.mjs';

const run = promisify(execFile);
const read = async (file) => parse(await readFile(path.join(root, 'docs/ci', file), 'utf8'));

let folder;
let drifted;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'koukoutu-ci-'));
  drifted = path.join(folder, 'drifted.json');
  await contract('--target', 'mock', '--only', 'getCredits/', '--record', drifted);
  const text = await readFile(drifted, 'utf8');
  await writeFile(drifted, text.replaceAll('vip_credits', 'vip_points'));
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const contract = (...args) =>
  run('node', [path.join(root, 'packages/contract-tests/dist/cli.js'), 'verify', ...args], { env: childEnvironment() });

/** Runs a shell step as the CI service would. Returns its exit code and its output. */
async function shell(script, environment, cwd) {
  try {
    const { stdout } = await run('bash', ['-e', '-o', 'pipefail', '-c', script], {
      cwd,
      env: childEnvironment(environment),
    });
    return { code: 0, stdout };
  } catch ({ code, stdout }) {
    return { code, stdout };
  }
}

describe('the GitHub action', () => {
  async function step(environment) {
    const cwd = await mkdtemp(path.join(folder, 'github-'));
    const [output, summary] = ['output', 'summary'].map((name) => path.join(cwd, name));
    await writeFile(path.join(cwd, 'contract-report.md'), 'of an earlier run');
    const { runs } = await read('contract-action/action.yml');
    const { run: script } = runs.steps.find(({ id }) => id === 'verify');
    const common = { KIT: root, MINUTES: '5', ARGUMENTS: '', GITHUB_OUTPUT: output, GITHUB_STEP_SUMMARY: summary };
    const { code, stdout } = await shell(script, { ...common, ...environment }, cwd);
    const text = async (file) => readFile(file, 'utf8').catch(() => '');
    return { code, stdout, output: await text(output), summary: await text(summary) };
  }

  test('passes if there is no drift', { timeout: 60_000 }, async () => {
    const { code, stdout, output, summary } = await step({ TARGET: 'mock', ARGUMENTS: '--only getCredits/' });
    expect(code).toBe(0);
    expect(output).toBe('exit-code=0\n');
    expect(summary).toContain('No drift');
    expect(stdout).toContain('::notice');
  });

  test('fails on drift, and prepares the text of the issue', { timeout: 60_000 }, async () => {
    const { code, stdout, output, summary } = await step({ TARGET: drifted });
    expect(code).toBe(1);
    expect(output).toBe('exit-code=1\n');
    expect(summary).toContain('❌ Drift');
    expect(stdout).toContain('::error');
  });

  test('fails with another exit code if it could not judge, and never reuses an earlier report', {
    timeout: 60_000,
  }, async () => {
    const nothing = await step({ TARGET: 'live', ARGUMENTS: '--live --budget 5', KOUKOUTU_API_KEY: '' });
    expect(nothing).toMatchObject({ code: 2, output: 'exit-code=2\n', summary: '' });
    const late = await step({ TARGET: 'mock', MINUTES: '0.1' });
    expect(late).toMatchObject({ code: 2, output: 'exit-code=2\n' });
    expect(late.summary).toMatch(/the run was stopped/i);
  });

  test('keeps the ledger whatever the nightly run found, and lets only one run at a time use it', async () => {
    const { jobs } = await read('github-actions.yml');
    const { steps, concurrency } = jobs.live;
    expect(concurrency).toBeDefined();
    const save = steps.findIndex(({ uses }) => uses?.startsWith('actions/cache/save@'));
    expect(steps[save].if).toContain('always()');
    expect(save).toBeGreaterThan(steps.findIndex(({ id }) => id === 'contract'));
    expect(jobs.live.if).toContain("!= 'pull_request'");
  });
});

describe('the GitLab example', () => {
  test('runs the checks and passes on their exit code', { timeout: 60_000 }, async () => {
    const file = await read('gitlab-ci.yml');
    const cwd = await mkdtemp(path.join(folder, 'gitlab-'));
    const script = file['.contract'].script.filter((line) => line !== 'npm run setup').join('\n');
    const here = script.replace('packages/', `${root}/packages/`);
    const good = await shell(here, { CONTRACT_TARGET: 'mock', CONTRACT_ARGUMENTS: '--only getCredits/' }, cwd);
    expect(good.code).toBe(0);
    expect(await readFile(path.join(cwd, 'contract-report.xml'), 'utf8')).toContain('<testsuite');
    expect((await shell(here, { CONTRACT_TARGET: drifted, CONTRACT_ARGUMENTS: '' }, cwd)).code).toBe(1);
    expect(file['contract-live'].cache.when).toBe('always');
    expect(file['contract-live'].resource_group).toBeDefined();
  });
});
