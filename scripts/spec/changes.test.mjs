import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { root, runCaptured } from '../lib/run.mjs';

let repository;

const git = (...args) =>
  execFileSync(
    'git',
    ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', '-c', 'tag.gpgSign=false', ...args],
    { cwd: repository },
  );

beforeEach(async () => {
  repository = await mkdtemp(path.join(os.tmpdir(), 'koukoutu-release-'));
  await cp(path.join(root, 'openapi'), path.join(repository, 'openapi'), { recursive: true });
  git('init', '-q');
  git('add', 'openapi');
  git('-c', 'commit.gpgSign=false', 'commit', '-q', '-m', 'Release');
});

afterEach(() => rm(repository, { recursive: true, force: true }));

async function edit(name, change) {
  const file = path.join(repository, 'openapi', name);
  const before = await readFile(file, 'utf8');
  const after = change(before);
  expect(after).not.toBe(before);
  await writeFile(file, after);
}

/** Compares the test's repository with its last release or with the given commit. */
const changes = (...options) =>
  runCaptured('node', [path.join(root, 'scripts/spec/changes.mjs'), '--repository', repository, ...options]);

test('no change is breaking before the first release', async () => {
  const { code, output } = await changes();
  expect(output).toContain('no release yet');
  expect(code).toBe(0);
});

test('an unchanged spec is reported as unchanged', async () => {
  const { code, output } = await changes('--since', 'HEAD');
  expect(output).toContain('The spec has not changed since HEAD.');
  expect(code).toBe(0);
});

test('a tag that does not exist is an error', async () => {
  const { code, output } = await changes('--since', 'v9');
  expect(output).toContain('v9');
  expect(code).not.toBe(0);
});

test('a removed value, a new required field and a changed path are breaking; a new field and a changed text are not', async () => {
  git('tag', 'v1.0.0');
  await edit('components/matting/fields.yaml', (text) =>
    text.replace('enum: [webp, png]', 'enum: [webp]').replace('File format of the result', 'Format of the file'),
  );
  await edit('components/matting/query-request.yaml', (text) =>
    text.replace('required: [task_id]', 'required: [task_id, model_key]'),
  );
  await edit('components/matting/create-requests.yaml', (text) =>
    text.replace('    resolution:\n', '    seed: { type: integer }\n    resolution:\n'),
  );
  await edit('async.yaml', (text) => text.replace('/v1/score:', '/v2/score:'));
  const { code, output } = await changes();
  expect(code).toBe(0);
  const breaking = output.split('\n').filter((line) => line.startsWith('breaking'));
  expect(breaking.some((line) => /fields\.yaml:\d+:\d+ Enum lost values: 'png'/.test(line))).toBe(true);
  expect(breaking.some((line) => /query-request\.yaml:\d+:\d+ .*required: `model_key`/.test(line))).toBe(true);
  expect(breaking.some((line) => /async\.yaml:\d+:\d+ Path `\/v1\/score` was renamed/.test(line))).toBe(true);
  expect(breaking.some((line) => /description/.test(line))).toBe(false);
  expect(output).toMatch(/^harmless addition .*create-requests\.yaml:\d+:\d+ .*seed/m);
  expect(output).toMatch(/^harmless {10}.*fields\.yaml:\d+:\d+ modified description/m);
  expect(output).toMatch(/Since v1\.0\.0: \d+ breaking and \d+ harmless changes/);
});
