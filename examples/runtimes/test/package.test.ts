import { readdir, readFile, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { runInThisContext } from 'node:vm';
import type { ImageResult } from '@koukoutu/sdk';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Consumer, installPacked } from './support/consumer.ts';

let consumer: Consumer;
let folder: string;
beforeAll(async () => {
  consumer = await installPacked([]);
  folder = path.join(consumer.folder, 'node_modules', '@koukoutu', 'sdk');
});
afterAll(() => consumer?.remove());

test('the package contains the files it needs, and no tests or sources', async () => {
  const files = await readdir(folder, { recursive: true });
  const kinds = new Set(files.filter((file) => !file.startsWith('dist')));
  expect([...kinds].sort()).toEqual(['LICENSE', 'README.md', 'README.zh-CN.md', 'api.md', 'package.json']);
  expect(files.filter((file) => /test|\.ts$/.test(file) && !file.endsWith('.d.ts'))).toEqual([]);
});

test('the package contains every file that its README links to', async () => {
  const readme = await readFile(path.join(folder, 'README.md'), 'utf8');
  const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, link]) => link ?? '');
  expect(links.length).toBeGreaterThan(0);
  for (const link of links) expect((await stat(path.join(folder, link))).isFile(), link).toBe(true);
});

/** The declarations of the package, which are spread over files that its entries share. */
async function declarationsIn(dist: string): Promise<string> {
  const files = (await readdir(dist)).filter((file) => file.endsWith('.d.ts'));
  return (await Promise.all(files.map((file) => readFile(path.join(dist, file), 'utf8')))).join('\n');
}

test('the declarations have doc comments, and show no constructor that only the package calls', async () => {
  const declarations = await declarationsIn(path.join(folder, 'dist'));
  expect(declarations).toMatch(/\* Removes the background of a picture/);
  for (const name of ['ImageResult', 'GeneratedImage']) {
    const [text = ''] = new RegExp(`declare class ${name} [\\s\\S]*?\\n}`).exec(declarations) ?? [];
    expect(text.match(/constructor\(.*/g), name).toEqual(['constructor(never: never);']);
  }
});

test('the package has one dependency, with a version range', async () => {
  const { dependencies } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  expect(dependencies).toEqual({ 'openapi-fetch': expect.stringMatching(/^\^\d/) });
});

/** Runs a CommonJS module as Jest does: with a `require`, but without support for `import()`. */
async function runByHand(file: string): Promise<unknown> {
  const inner = new Map<string, unknown>();
  const text = await readFile(file, 'utf8');
  for (const [, name = ''] of text.matchAll(/require\("(\.[^"]+)"\)/g)) {
    inner.set(name, await runByHand(path.join(path.dirname(file), name)));
  }
  const require = createRequire(file);
  const module = { exports: {} };
  const run = runInThisContext(`(function (module, exports, require) {${text}\n})`) as (...given: unknown[]) => void;
  run(module, module.exports, (name: string) => inner.get(name) ?? require(name));
  return module.exports;
}

test('the CommonJS build reads and writes files where `import()` is not available', async () => {
  const node = (await runByHand(path.join(folder, 'dist', 'node.cjs'))) as typeof import('@koukoutu/sdk/node');
  const original = path.join(folder, 'api.md');
  const picture = await node.fromPath(original).blob();
  const copy = await node.save(
    { stream: () => picture.stream() } as ImageResult,
    path.join(consumer.folder, 'copy.md'),
  );
  expect(await readFile(copy, 'utf8')).toBe(await readFile(original, 'utf8'));
  await (await node.manifestFile(path.join(consumer.folder, 'batch.jsonl')).open()).close();
});
