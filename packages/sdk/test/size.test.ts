import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { expect, test } from 'vitest';

/** What a bundle holds that was made from this, minified and compressed: bytes that a visitor loads. */
async function weightOf(code: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: import.meta.dirname, loader: 'ts' },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    platform: 'browser',
    write: false,
  });
  return gzipSync(outputFiles[0]?.contents ?? new Uint8Array(), { level: 9 }).length;
}

const from = (names: string) => `import { ${names} } from '../src/index.js'; globalThis.used = [${names}];`;

/**
 * Bytes of everything that a program can come to load, as one file. What a page loads at once is less: the parts that few need
 * are loaded when they are used, and `scripts/package-shape.mjs` holds both weights of the published files against their limits.
 * Say why when you raise one.
 */
const limits: readonly [what: string, code: string, limit: number][] = [
  // About 900 to 1 100 of each of these went into loading the rare parts by `import()`, which took 7 000 off what a page loads at
  // once of the client with everything.
  // 1 100 of the first two place the polls near the end of a task (poll-interval.ts, experience.ts).
  ['the client with everything', from('Koukoutu'), 25_500],
  ['removeBackground alone', from('createTransport, removeBackground'), 17_650],
  ['credits alone', from('createTransport, credits'), 10_050],
  ['the errors alone', from('AuthenticationError'), 500],
];

test.each(limits)('%s stays within its size limit', async (_what, code, limit) => {
  expect(await weightOf(code)).toBeLessThanOrEqual(limit);
});

test('a bundle of one function leaves out what the function does not use', async () => {
  const all = await weightOf(from('Koukoutu'));
  expect(await weightOf(from('createTransport, credits'))).toBeLessThan(all * 0.75);
});

test('a bundle that imports the package without using it is empty', async () => {
  expect(await weightOf("import '../src/index.js';")).toBeLessThan(30);
});
