import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import {
  copyExample,
  EXAMPLES,
  install,
  readManifest,
  testExample,
  withTarballs,
  writeManifest,
} from './lib/examples.mjs';
import { packAll, withTemporaryFolder } from './lib/packed.mjs';
import { root, runCaptured } from './lib/run.mjs';

const QUICK = EXAMPLES.filter(({ quick }) => quick);
const read = (file) => readFileSync(path.join(root, file), 'utf8');

test('every example to copy is run by `npm run examples`, and listed in both languages', () => {
  const own = new Set(parse(read('pnpm-workspace.yaml')).packages);
  const folders = globSync('examples/*/package.json', { cwd: root })
    .map((file) => path.posix.dirname(file.replaceAll('\\', '/')))
    .filter((folder) => !own.has(folder));
  expect(EXAMPLES.map(({ name }) => `examples/${name}`)).toEqual(expect.arrayContaining(folders));
  for (const { name } of EXAMPLES) {
    for (const list of ['examples/README.md', 'examples/README.zh-CN.md'])
      expect(read(list)).toMatch(new RegExp(`\\]\\(${name}(/README\\.zh-CN\\.md)?\\)`));
    for (const readme of ['README.md', 'README.zh-CN.md'])
      expect(existsSync(path.join(root, 'examples', name, readme)), `${name}/${readme}`).toBe(true);
  }
});

test('an example names our packages by a range that a user can install', async () => {
  for (const { name } of EXAMPLES) {
    const { dependencies, devDependencies } = await readManifest(path.join(root, 'examples', name));
    const ranges = Object.entries({ ...dependencies, ...devDependencies });
    expect(ranges.filter(([, range]) => !/^[\^~]?\d/.test(range))).toEqual([]);
  }
});

test('our packages are installed from their tarballs, even those that only another of our packages depends on', () => {
  const tarballs = new Map([
    ['@koukoutu/sdk', 'a.tgz'],
    ['@koukoutu/cli', 'b.tgz'],
  ]);
  expect(withTarballs({ name: 'x', dependencies: { '@koukoutu/cli': '^0.0.0', hono: '^4.0.0' } }, tarballs)).toEqual({
    name: 'x',
    dependencies: { '@koukoutu/cli': 'file:b.tgz', hono: '^4.0.0' },
    devDependencies: {},
    overrides: { '@koukoutu/sdk': 'file:a.tgz', '@koukoutu/cli': '$@koukoutu/cli' },
  });
});

test('the command lists the examples, and names them when asked for an unknown one', async () => {
  const command = [path.join(root, 'scripts/examples.mjs')];
  const list = await runCaptured('node', [...command, '--list']);
  expect(list.output.trim().split('\n')).toEqual(EXAMPLES.map(({ name }) => name));
  const unknown = await runCaptured('node', [...command, '--only', 'cobol']);
  expect(unknown).toMatchObject({
    code: 2,
    output: expect.stringContaining('There is no example "cobol". There are: '),
  });
});

describe('the quick examples, against the packed packages', () => {
  let folder;
  let leave;
  /** One installation for all of them: Node looks for packages in the folder above, too. `npm run examples` makes one for each. */
  beforeAll(async () => {
    const ready = Promise.withResolvers();
    withTemporaryFolder((made) => new Promise((resolve) => ready.resolve([made, resolve]))).catch(ready.reject);
    [folder, leave] = await ready.promise;
    const manifests = await Promise.all(QUICK.map(({ name }) => readManifest(path.join(root, 'examples', name))));
    const dependencies = Object.assign(
      {},
      ...manifests.flatMap(({ dependencies, devDependencies }) => [dependencies, devDependencies]),
    );
    const tarballs = await packAll(path.join(folder, 'packages'));
    await writeManifest(folder, withTarballs({ name: 'examples', private: true, dependencies }, tarballs));
    await install(folder);
  }, 300_000);
  afterAll(() => leave?.());

  test.for(QUICK)('$name passes its own test', { timeout: 180_000 }, async (example) => {
    const project = path.join(folder, example.name);
    await copyExample(example, project);
    await testExample(example, project);
  });
});
