// Runs the steps of both pipelines in order, as the services would, with one small group of cases and without a key.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { test } from 'node:test';
import { parse } from 'yaml';

const github = parse(readFileSync('.github/workflows/contract.yml', 'utf8'));
const gitlab = parse(readFileSync('.gitlab-ci.yml', 'utf8'));

/** Installing is what whoever runs this test has done. */
const shellSteps = {
  'GitHub, mock': github.jobs.mock.steps.flatMap(({ run }) => (run === undefined || run === 'npm ci' ? [] : [run])),
  'GitLab, mock': gitlab['contract-mock'].script,
};

function shell(steps, env = {}) {
  const { status, stdout, stderr } = spawnSync('bash', ['-e', '-c', steps.join('\n')], {
    env: { ...process.env, CONTRACT_ARGUMENTS: '--only getCredits/', GITHUB_STEP_SUMMARY: '/dev/null', ...env },
    encoding: 'utf8',
  });
  return { code: status, output: stdout + stderr };
}

for (const [name, steps] of Object.entries(shellSteps)) {
  test(`${name}: the steps pass, and leave the reports that the pipeline keeps`, async () => {
    await Promise.all(['md', 'xml'].map((ending) => rm(`contract-report.${ending}`, { force: true })));
    const { code, output } = shell(steps);
    assert.equal(code, 0, output);
    assert.match(readFileSync('contract-report.md', 'utf8'), /No drift/);
    assert.match(readFileSync('contract-report.xml', 'utf8'), /<testsuite/);
  });
}

test('a drift fails the pipeline', () => {
  const recording = 'drifted.json';
  assert.equal(shell(['npm run contract -- --only getCredits/ --record drifted.json']).code, 0);
  const { code, output } = shell([
    `sed -i.bak s/vip_credits/vip_points/ ${recording}`,
    `npx --no-install koukoutu-contract verify --target ${recording}`,
  ]);
  assert.equal(code, 1, output);
});

test('without a key the live job judges nothing, and does not pass', () => {
  const { code, output } = shell(gitlab['contract-live'].script, { KOUKOUTU_API_KEY: '', KOUKOUTU_MODELS_API_KEY: '' });
  assert.equal(code, 2, output);
});

test('the plan of the live job is printed without a key, and sends nothing', () => {
  const { code, output } = shell(['npm run contract:plan'], { KOUKOUTU_API_KEY: '', KOUKOUTU_MODELS_API_KEY: '' });
  assert.equal(code, 0, output);
  assert.match(output, /credits/);
});

test('both live jobs run at night only, one at a time, and keep the ledger of a night that found drift', () => {
  assert.equal(github.jobs.live.if, "github.event_name == 'schedule'");
  assert.ok(github.jobs.live.concurrency);
  assert.match(github.jobs.live.steps.at(-1).if, /always\(\)/);
  assert.match(gitlab['contract-live'].rules[0].if, /schedule/);
  assert.ok(gitlab['contract-live'].resource_group);
  assert.equal(gitlab['contract-live'].cache.when, 'always');
});
