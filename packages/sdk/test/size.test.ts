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

/** Bytes. Whoever raises one has to say why. */
const limits: readonly [what: string, code: string, limit: number][] = [
  // 540 more than before batches could be stopped gently and run equal pictures once; 600 more for finding the end of a
  // picture in its segments and chunks, and for pictures of other libraries and realms; 370 more for drafts of a model and
  // for taking results in other spellings.
  // About 900 of them keep a server from fetching addresses of its own network for a user (fetch-link.ts, address.ts).
  ['the client with everything', from('Koukoutu'), 22_600],
  // 170 of them check each redirect of a result host before it is followed.
  ['removeBackground alone', from('createTransport, removeBackground'), 15_350],
  // 140 of each of these three prove, from how far a body was read, that an upload was cut off and was not charged (wire.ts);
  // 45 read a refusal by its status although its text breaks off (answer.ts).
  ['credits alone', from('createTransport, credits'), 9_330],
  ['the errors alone', from('AuthenticationError'), 500],
];

test.each(limits)('%s stays within its weight', async (_what, code, limit) => {
  expect(await weightOf(code)).toBeLessThanOrEqual(limit);
});

test('a function leaves out what it does not use', async () => {
  const all = await weightOf(from('Koukoutu'));
  expect(await weightOf(from('createTransport, credits'))).toBeLessThan(all * 0.75);
});

test('importing the package for its side effects leaves nothing', async () => {
  expect(await weightOf("import '../src/index.js';")).toBeLessThan(30);
});
