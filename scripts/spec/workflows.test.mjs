import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { startMockProcess } from '../../packages/mock-server/dist/node.js';
import { root, runCaptured } from '../lib/run.mjs';
import { documents } from './test/bundled.mjs';

let folder;
let mock;

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'koukoutu-workflows-'));
});

afterEach(async () => {
  await mock?.stop();
  mock = undefined;
  await rm(folder, { recursive: true, force: true });
});

/** Runs the workflows with Redocly Respect, an independent client, against a mock started with the given options. */
async function respect({ options = [], key = 'test-key', change = (text) => text, workflows = [] }) {
  mock = await startMockProcess({ apiKey: 'test-key', speed: 50, args: options });
  await cp(path.join(root, 'openapi'), path.join(folder, 'openapi'), { recursive: true });
  await rm(path.join(folder, 'openapi/redocly.yaml'));
  const file = path.join(folder, 'openapi/workflows.arazzo.yaml');
  await writeFile(file, change(await readFile(file, 'utf8')));
  const { code, output } = await runCaptured(
    'redocly',
    [
      ...['respect', 'workflows.arazzo.yaml', '--json-output', 'report.json', '--har-output', 'log.har'],
      ...['--server', `sync=${mock.url}/sync`, '--server', `async=${mock.url}/async`, '--input', `apiKey=${key}`],
      ...workflows.flatMap((name) => ['--workflow', name]),
    ],
    { cwd: path.join(folder, 'openapi') },
  );
  const report = JSON.parse(await readFile(path.join(folder, 'openapi/report.json'), 'utf8'));
  const har = JSON.parse(await readFile(path.join(folder, 'openapi/log.har'), 'utf8'));
  const steps = Object.values(report.files)[0].executedWorkflows.flatMap(({ executedSteps }) => executedSteps);
  return { code, output, steps, exchanges: har.log.entries };
}

/** Polling in a few milliseconds instead of a second. */
const quick = (text) => text.replaceAll('retryAfter: 1\n', 'retryAfter: 0.05\n');

/** The failed checks of a status, content type or body that the spec does not declare. The workflow's own criteria do not count. */
const drift = (steps) =>
  steps.flatMap(({ stepId, checks = [] }) =>
    checks
      .filter(({ name, passed }) => !passed && name !== 'success criteria check')
      .map(({ name, message }) => ({ stepId, name, message })),
  );

describe('the workflows, run by Redocly Respect against the mock', () => {
  test('all succeed: cut-out, task, print extraction, shadow after a cut-out, credits before and after', async () => {
    const { code, output, steps, exchanges } = await respect({ change: quick });
    expect(output).toContain('Workflows: 5 passed, 5 total');
    expect(code).toBe(0);
    expect(drift(steps)).toEqual([]);
    const downloads = exchanges.filter(({ request }) => request.url.startsWith(`${mock.url}/files/`));
    expect(downloads).toHaveLength(3);
    for (const { request, response } of downloads) {
      expect(response.content.mimeType).toMatch(/^image\//);
      expect(request.headers.map(({ name }) => name.toLowerCase())).not.toContain('x-api-key');
    }
    const [before, after] = exchanges
      .filter(({ request }) => request.url.endsWith('/v1/score'))
      .map(({ response }) => JSON.parse(response.content.text).data.credits);
    expect(before - after).toBe(documents.sync['x-limits'].syncPictureCredits.value);
  });

  test('a task that fails ends the workflow with its reason, without another poll or a download', async () => {
    const { code, steps } = await respect({
      options: ['--scenario', 'task-failed'],
      change: quick,
      workflows: ['cutOutAsTask'],
    });
    expect(code).not.toBe(0);
    const last = steps.at(-1);
    expect(last.stepId).toBe('poll');
    expect(last.response.body.data).toMatchObject({
      state: 2,
      result_file: null,
      message: expect.stringMatching(/\S/),
    });
    expect(steps.filter(({ response }) => response.body?.data?.state === 2)).toHaveLength(1);
    expect(drift(steps)).toEqual([]);
  });

  test('a task that never ends is abandoned after the last retry, without a download', async () => {
    const { code, output, steps } = await respect({
      options: ['--scenario', 'stuck'],
      change: (text) => quick(text).replaceAll('retryLimit: 300', 'retryLimit: 3'),
      workflows: ['cutOutAsTask'],
    });
    expect(code).not.toBe(0);
    expect(output).toContain('Retrying step poll (3/3)');
    expect(steps.map(({ stepId }) => stepId)).not.toContain('download');
    expect(steps.at(-1).response.body.data.state).toBe(0);
    expect(drift(steps)).toEqual([]);
  });

  test('a wrong key makes the first step of each workflow fail', async () => {
    const { code, steps } = await respect({ key: 'wrong', workflows: ['cutOut', 'creditsBeforeAndAfter'] });
    expect(code).not.toBe(0);
    expect(steps.map(({ stepId, response }) => [stepId, response.statusCode])).toEqual([
      ['cutOut', 401],
      ['before', 401],
    ]);
  });
});

test('the workflows poll at the interval, and give up after the time, that the limits state', async () => {
  const { workflows } = parse(await readFile(path.join(root, 'openapi/workflows.arazzo.yaml'), 'utf8'));
  const retries = workflows
    .flatMap(({ steps }) => steps)
    .flatMap(({ onFailure = [] }) => onFailure.filter(({ type }) => type === 'retry'));
  const { pollIntervalMs, giveUpMaxMs } = documents.async['x-limits'];
  expect(retries).toHaveLength(4);
  for (const { retryAfter, retryLimit } of retries) {
    expect(retryAfter * 1000).toBe(pollIntervalMs.value);
    expect(retryAfter * retryLimit * 1000).toBe(giveUpMaxMs.value);
  }
});
