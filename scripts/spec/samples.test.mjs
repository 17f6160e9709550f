import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startMockProcess } from '../../packages/mock-server/dist/node.js';
import { root, runCaptured } from '../lib/run.mjs';
import { codeSamples } from './lib/reference/samples.mjs';
import { operations } from './test/bundled.mjs';

const HOSTS = { sync: 'sync', async: 'async', models: 'apis' };
const KEYS = { KOUKOUTU_API_KEY: 'key-of-this-test', KOUKOUTU_MODELS_API_KEY: 'sk-of-this-test' };

let folder;
let mock;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'koukoutu-samples-'));
  const pictures = path.join(root, 'openapi/components/pictures');
  for (const name of ['product.jpg', 'shirt.jpg']) await copyFile(path.join(pictures, name), path.join(folder, name));
  mock = await startMockProcess({ apiKey: KEYS.KOUKOUTU_API_KEY, modelsApiKey: KEYS.KOUKOUTU_MODELS_API_KEY });
});
afterAll(async () => {
  await mock?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** The samples of an operation, sent to the mock. */
function samplesOf(id) {
  const { document, name, path: pathname, ...found } = operations[id];
  return codeSamples(document, found, `${mock.url}/${HOSTS[name]}${pathname}`);
}

const RUNNERS = {
  JavaScript: { file: 'sample.mjs', run: ['node', 'sample.mjs'] },
  Shell: { file: 'sample.sh', run: ['sh', 'sample.sh'] },
};

test.for([
  ['createSync', 'JavaScript, file'],
  ['createSync', 'curl, file'],
  ['createTask', 'JavaScript, file'],
  ['createTask', 'curl, file'],
  ['getCredits', 'JavaScript'],
  ['getCredits', 'curl'],
])('the sample for %s in %s works without changes', async ([id, label]) => {
  const { lang, source } = samplesOf(id).find((sample) => sample.label === label);
  const { file, run } = RUNNERS[lang];
  await writeFile(path.join(folder, file), source);
  await rm(path.join(folder, 'result.webp'), { force: true });
  const [command, ...args] = run;
  const { code, output } = await runCaptured(command, args, { cwd: folder, env: KEYS });
  expect(code, output).toBe(0);
  if (id === 'createSync') {
    expect((await readFile(path.join(folder, 'result.webp'))).subarray(8, 12).toString()).toBe('WEBP');
  } else expect(output).toMatch(/code"?: ?200/);
});

test('every sample in Python can be parsed by Python', async () => {
  const all = Object.keys(operations).flatMap((id) => {
    const { document, ...found } = operations[id];
    return codeSamples(document, found, 'https://example.com').filter(({ lang }) => lang === 'Python');
  });
  expect(all.length).toBeGreaterThan(15);
  const check = 'import ast, json, sys\nfor source in json.load(open("all.json")): ast.parse(source)';
  await writeFile(path.join(folder, 'all.json'), JSON.stringify(all.map(({ source }) => source)));
  const { code, output } = await runCaptured('python3', ['-c', check], { cwd: folder });
  expect(code, output).toBe(0);
});
