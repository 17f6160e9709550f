// What the types of the SDK cost a project: `tsc --extendedDiagnostics` of a program on the SDK against the same calls on openapi-fetch
// with the bare generated types.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { interleave } from './lib/interleave.mjs';
import { benchOptions, compare, report } from './lib/results.mjs';

const options = benchOptions();
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const sdk = path.join(root, 'packages/sdk');
const tsc = path.join(root, 'node_modules/.bin/tsc');

const programs = {
  ours: `
import { Koukoutu } from '${sdk}/dist/index.js';
const koukoutu = new Koukoutu();
const cutout = await koukoutu.removeBackground(new Blob(), { outputFormat: 'png' });
const print = await koukoutu.extractPrint(cutout, { extractType: '服装', resolution: '4k' });
const task = await koukoutu.tasks.create('stamp-background-removal', print, { crop: true });
for await (const { progress } of task.updates()) console.log(progress);
const { data } = await koukoutu.raw.async.GET('/v1/score');
await koukoutu.raw.async.POST('/v1/query', { body: { task_id: 5 } });
console.log(data, await koukoutu.credits());
`,
  theirs: `
import createClient from 'openapi-fetch';
import type { paths as AsyncPaths } from '${sdk}/src/generated/async.js';
import type { paths as ModelsPaths } from '${sdk}/src/generated/models.js';
import type { paths as SyncPaths } from '${sdk}/src/generated/sync.js';
const sync = createClient<SyncPaths>();
const async = createClient<AsyncPaths>();
const models = createClient<ModelsPaths>();
const image_file = new Blob();
const cutout = await sync.POST('/v1/create', { body: { model_key: 'background-removal', image_file }, parseAs: 'blob' });
const print = await async.POST('/v1/create', {
  body: { model_key: 'image-extract', image_file, extract_type: '服装', resolution: '4k' },
});
const task = await async.POST('/v1/create', { body: { model_key: 'stamp-background-removal', image_file, crop: 1 } });
const state = await async.POST('/v1/query', { body: { task_id: 5 } });
const { data } = await async.GET('/v1/score');
console.log(cutout, print, task, state, data, models);
`,
};

const folder = mkdtempSync(path.join(os.tmpdir(), 'koukoutu-bench-'));
const compilerOptions = {
  strict: true,
  noEmit: true,
  module: 'nodenext',
  target: 'es2022',
  lib: ['ES2023', 'DOM', 'DOM.Iterable', 'DOM.AsyncIterable'],
  types: [],
};
symlinkSync(path.join(sdk, 'node_modules'), path.join(folder, 'node_modules'));
for (const [name, program] of Object.entries(programs)) {
  mkdirSync(path.join(folder, name));
  writeFileSync(path.join(folder, name, 'package.json'), '{"type":"module"}');
  writeFileSync(path.join(folder, name, 'main.ts'), program);
  writeFileSync(path.join(folder, name, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['main.ts'] }));
}

function check(name) {
  const output = execFileSync(tsc, ['-p', path.join(folder, name), '--extendedDiagnostics'], { encoding: 'utf8' });
  const read = (label) => Number(new RegExp(`^${label}:\\s+([\\d.]+)`, 'm').exec(output)?.[1]);
  return { types: read('Types'), instantiations: read('Instantiations'), ms: read('Check time') * 1000 };
}

try {
  const seen = await interleave(
    { ours: () => check('ours'), theirs: () => check('theirs') },
    { rounds: options.quick ? 2 : 7, warmUp: 1 },
  );
  const row = (id, en, zh, unit, measure, stable) =>
    compare({
      id,
      what: { en, zh },
      unit,
      ours: seen.ours[measure],
      theirs: seen.theirs[measure],
      name: { en: 'openapi-fetch with the bare types', zh: 'openapi-fetch 与裸类型' },
      goal: { atMost: 1.3 },
      stable,
    });
  report(
    {
      name: 'types',
      title: { en: 'Type-checking a project', zh: '项目的类型检查' },
      rows: [
        row('check', 'check time', '检查时间', 'ms', 'ms', false),
        row('instantiations', 'instantiations', '类型实例化次数', 'times', 'instantiations', true),
        row('types', 'types', '类型数', 'types', 'types', true),
      ],
    },
    options,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
