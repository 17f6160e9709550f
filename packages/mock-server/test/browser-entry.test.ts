import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { expect, test } from 'vitest';

test('the browser entry bundles for browsers without any module of Node, and without sharp', async () => {
  const { metafile, errors } = await build({
    entryPoints: [fileURLToPath(new URL('../src/browser.ts', import.meta.url))],
    bundle: true,
    write: false,
    metafile: true,
    platform: 'browser',
    format: 'esm',
    logLevel: 'silent',
  });
  expect(errors).toEqual([]);
  const inputs = Object.keys(metafile.inputs);
  expect(inputs.filter((path) => /sharp|src\/(adapters\/node|server|cli|proxy|tls)\//.test(path))).toEqual([]);
  const externals = Object.values(metafile.inputs).flatMap(({ imports }) => imports.filter(({ external }) => external));
  expect(externals).toEqual([]);
});
