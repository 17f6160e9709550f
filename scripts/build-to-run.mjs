// Builds what `npm start` and `npm run mock` run: one pass of esbuild, without declarations, CommonJS and minification. The libraries
// that are needed at every start are in the bundle, because Node loads one large file faster than many small ones.
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { buildPage } from '../packages/mock-page/src/build.ts';
import { root } from './lib/run.mjs';
import { runFolder, runInputs, runStamp } from './lib/run-build.mjs';

const at = (...parts) => path.join(root, ...parts);
const example = at('examples/cut-out');
const mock = at('packages/mock-server/src');

const inputs = runInputs();
rmSync(runFolder, { recursive: true, force: true });
await Promise.all([
  build({
    entryPoints: {
      start: path.join(example, 'start.ts'),
      cli: path.join(mock, 'cli/main.ts'),
      'imaging-worker': path.join(mock, 'imaging/worker.ts'),
    },
    outdir: runFolder,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'es2022',
    alias: {
      '@koukoutu/sdk/node': at('packages/sdk/src/node.ts'),
      '@koukoutu/mock-server/node': path.join(mock, 'node.ts'),
    },
    // Native, or needed by few runs only.
    external: ['sharp', 'yaml', 'reflect-metadata', '@peculiar/*', 'ipaddr.js'],
    // The example finds its picture from its own folder.
    define: { 'import.meta.dirname': JSON.stringify(example) },
    logLevel: 'warning',
  }),
  buildPage(path.join(runFolder, 'page')),
]);
writeFileSync(runStamp, inputs);
