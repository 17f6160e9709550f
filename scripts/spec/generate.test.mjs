import { readFile } from 'node:fs/promises';
import path from 'node:path';
import ts from 'typescript';
import { beforeAll, describe, expect, test } from 'vitest';
import { root, runCaptured } from '../lib/run.mjs';
import { documentData, jsonFiles, operationIds, pictures, sdkData } from './lib/data.mjs';
import { documents } from './test/bundled.mjs';

/** The exports of a generated module, found by running it. */
async function exportsOf(source) {
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputText).toString('base64')}`);
}

test('the committed files are what the spec generates', async () => {
  const { code, output } = await runCaptured('node', ['scripts/spec/generate.mjs', '--check'], { cwd: root });
  expect(output).toContain('up to date');
  expect(code).toBe(0);
});

test('no generated document refers to another file', async () => {
  for (const name of ['sync', 'async', 'models']) {
    const file = path.join(root, `packages/contract-tests/src/generated/${name}.json`);
    expect(await readFile(file, 'utf8')).not.toMatch(/"\$ref": "[^#]/);
  }
});

describe('the data of the SDK', () => {
  let data;
  beforeAll(async () => {
    const { gateway: _, ...ofSdk } = documents;
    data = await exportsOf(sdkData(ofSdk));
  });

  test('contains the hosts, the header of the key and the guessed model ids', () => {
    expect(data.hosts).toEqual({
      sync: 'https://sync.koukoutu.com',
      async: 'https://async.koukoutu.com',
      models: 'https://apis.koukoutu.com',
    });
    expect(data.apiKeyHeader).toBe('X-API-Key');
    expect(data.defaultModelIds).toEqual({
      'nano-banana-pro': 'gemini-3-pro-image',
      'seedream4.5': 'doubao-seedream-4-5-251128',
    });
  });

  test('contains each limit as a separate constant', () => {
    expect(data.tasksAtOnce).toBe(5);
    expect(data.fileBytes).toBe(40 * 1024 * 1024);
    expect(data.pollIntervalMs).toBe(1000);
    for (const [name, { value }] of Object.entries(documents.models['x-limits'])) expect(data[name]).toBe(value);
  });

  test('lists the known values of open sets', () => {
    expect(data.outputFormats).toEqual(['webp', 'png']);
    expect(data.sizes).toContain('26:38');
    expect(data.documentedModelKeys).not.toContain('upscale2stamp');
    expect(data.otherModelKeys).toContain('upscale2stamp');
  });
});

describe('the documents as data', () => {
  test('are JSON with a declaration, so that TypeScript does not read the JSON', () => {
    expect(jsonFiles('generated/a', { limit: 1 })).toEqual([
      ['generated/a.json', '{\n  "limit": 1\n}\n'],
      ['generated/a.d.json.ts', expect.stringMatching(/^\/\/ Generated .*\ndeclare const value: unknown;\n/)],
    ]);
  });

  test('include the example pictures and the ids of the operations', async () => {
    const { 'product.jpg': product } = await pictures();
    expect(Buffer.from(product, 'base64').subarray(0, 3).toString('hex')).toBe('ffd8ff');
    const { operationIds: ids } = await exportsOf(operationIds(documents));
    expect(ids.async).toEqual(['createTask', 'queryTask', 'getCredits', 'downloadResult']);
    expect(ids.gateway).toContain('streamGenerateContent');
  });

  test('have no descriptions for the mock, but keep every schema, example and field', () => {
    const names = ['sync', 'async', 'models', 'gateway'];
    const data = (prose) => Object.fromEntries(names.map((name) => [name, documentData(documents[name], { prose })]));
    const lean = data(false);
    const full = data(true);
    expect(JSON.stringify(lean)).not.toContain('x-evidence');
    expect(full.async.paths['/v1/query'].post['x-evidence'].level).toBe('V');
    for (const name of names) {
      for (const section of ['schemas', 'examples', 'responses']) {
        expect(Object.keys(lean[name].components[section])).toEqual(Object.keys(full[name].components[section]));
      }
      for (const [schema, { properties = {} }] of Object.entries(full[name].components.schemas)) {
        expect(Object.keys(lean[name].components.schemas[schema].properties ?? {})).toEqual(Object.keys(properties));
      }
    }
  });
});
