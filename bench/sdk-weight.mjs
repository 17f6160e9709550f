// Measures the SDK in a page (bytes, minified by Vite's bundler and gzipped) and its cold import (milliseconds), compared with
// openapi-fetch alone, its only dependency.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { weigh, weighAsOneFile } from '../scripts/lib/weight.mjs';
import { interleave } from './lib/interleave.mjs';
import { benchOptions, compare, measured, report } from './lib/results.mjs';

const options = benchOptions();
const sdk = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../packages/sdk');
const use = (names) => `import { ${names} } from './dist/index.js'; globalThis.used = [${names}];`;

const programs = [
  {
    id: 'everything',
    what: { en: '`new Koukoutu()`, everything', zh: '`new Koukoutu()`，全部功能' },
    code: use('Koukoutu'),
    atMost: 15_500,
  },
  {
    id: 'remove-background',
    what: { en: '`removeBackground` alone', zh: '只用 `removeBackground`' },
    code: use('createTransport, removeBackground'),
    atMost: 12_500,
  },
  {
    id: 'credits',
    what: { en: '`credits` alone', zh: '只用 `credits`' },
    code: use('createTransport, credits'),
  },
  {
    id: 'openapi-fetch',
    what: { en: 'openapi-fetch alone', zh: '只用 openapi-fetch' },
    code: "import createClient from 'openapi-fetch'; globalThis.used = createClient;",
  },
];

const rows = [];
const notes = [];
for (const { id, what, code, atMost } of programs) {
  const { first, all, parts } = await weigh(code, sdk);
  const row = (suffix, en, zh, value, goal) =>
    measured({
      id: `${id}${suffix}`,
      what: { en: `${what.en}: ${en}`, zh: `${what.zh}：${zh}` },
      unit: 'B',
      values: [value],
      ...(goal && { goal }),
      stable: true,
    });
  rows.push(
    row('', 'what a page first loads', '页面首次加载', first, atMost && { atMost }),
    row('-all', 'with all parts that it may load later', '连同以后可能加载的部分', all),
    row(
      '-one-file',
      'as one file (esbuild without splitting)',
      '打成一个文件（esbuild 不拆分）',
      await weighAsOneFile(code, sdk),
    ),
  );
  if (id !== 'everything') continue;
  const list = Object.entries(parts).map(([name, bytes]) => `${name} ${bytes} B`);
  notes.push({
    en: `Parts that are loaded on first use: ${list.join(', ')}.`,
    zh: `首次用到时才加载的部分：${list.join('、')}。`,
  });
}

/** Runs one process that imports once, and returns its milliseconds. */
function coldImport(specifier) {
  const code = `const t = performance.now(); await import(${JSON.stringify(specifier)}); console.log(performance.now() - t);`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
    cwd: sdk,
    encoding: 'utf8',
  });
  if (!stdout) throw new Error(stderr);
  return { ms: Number(stdout) };
}

const seen = await interleave(
  {
    base: () => coldImport('openapi-fetch'),
    main: () => coldImport('./dist/index.js'),
    node: () => coldImport('./dist/node.js'),
  },
  { rounds: options.quick ? 5 : 25 },
);
for (const [side, entry] of [
  ['main', '@koukoutu/sdk'],
  ['node', '@koukoutu/sdk/node'],
]) {
  rows.push(
    compare({
      id: `import-${side}`,
      what: { en: `cold import of \`${entry}\``, zh: `首次导入 \`${entry}\`` },
      unit: 'ms',
      ours: seen[side].ms,
      theirs: seen.base.ms,
      name: { en: 'openapi-fetch alone', zh: '只用 openapi-fetch' },
    }),
  );
}

report({ name: 'sdk-weight', title: { en: 'Size of the SDK', zh: 'SDK 的体积' }, rows, notes }, options);
