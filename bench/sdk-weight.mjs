// The weight of the SDK: bytes in a bundle (minified, gzipped) and milliseconds of a cold import, also as ratios to openapi-fetch
// alone, its only dependency.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const sdk = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../packages/sdk');
const ROUNDS = 25;

const programs = {
  'openapi-fetch alone': "import createClient from 'openapi-fetch'; globalThis.used = createClient;",
  'new Koukoutu(), everything': "import { Koukoutu } from './dist/index.js'; globalThis.used = Koukoutu;",
  'removeBackground alone':
    "import { createTransport, removeBackground } from './dist/index.js'; globalThis.used = [createTransport, removeBackground];",
  'credits alone':
    "import { createTransport, credits } from './dist/index.js'; globalThis.used = [createTransport, credits];",
};

async function weight(contents) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: sdk },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    platform: 'browser',
    write: false,
  });
  return gzipSync(outputFiles[0].contents, { level: 9 }).length;
}

/** Milliseconds of the fastest of several processes that each import once. The fastest is least affected by other load. */
function coldImport(specifier) {
  const code = `const t = performance.now(); await import(${JSON.stringify(specifier)}); console.log(performance.now() - t);`;
  const times = Array.from({ length: ROUNDS }, () => {
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
      cwd: sdk,
      encoding: 'utf8',
    });
    if (!stdout) throw new Error(stderr);
    return Number(stdout);
  }).sort((one, other) => one - other);
  return times[0];
}

const base = await weight(programs['openapi-fetch alone']);
console.log('bundle, minified and gzipped');
for (const [name, code] of Object.entries(programs)) {
  const bytes = await weight(code);
  console.log(`  ${name.padEnd(28)} ${String(bytes).padStart(6)} B   ${(bytes / base).toFixed(1)} ×`);
}

const importOf = {
  'openapi-fetch alone': 'openapi-fetch',
  '@koukoutu/sdk': './dist/index.js',
  '@koukoutu/sdk/node': './dist/node.js',
};
const alone = coldImport('openapi-fetch');
console.log(`cold import, fastest of ${ROUNDS} processes`);
for (const [name, specifier] of Object.entries(importOf)) {
  const ms = name === 'openapi-fetch alone' ? alone : coldImport(specifier);
  console.log(`  ${name.padEnd(28)} ${ms.toFixed(1).padStart(6)} ms  ${(ms / alone).toFixed(1)} ×`);
}
