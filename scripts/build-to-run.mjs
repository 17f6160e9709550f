// Builds only what is needed to run the SDK and the mock: one pass of esbuild each, without declarations, CommonJS and minification.
// `npm start` and `npm run mock` use it in a clone where nothing was built yet. A full build replaces its files.
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { RUN_BUILD, root } from './lib/run.mjs';

const at = (...parts) => path.join(root, 'packages', ...parts);

const SDK = at('sdk');
const MOCK = at('mock-server');

/** All files on which the result depends, with their time and size. Hashing them would take longer than the build. */
function inputs() {
  const files = ['sdk', 'mock-server', 'imaging', 'mock-page'].flatMap((name) =>
    readdirSync(at(name, 'src'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name)),
  );
  files.push(fileURLToPath(import.meta.url), path.join(root, 'pnpm-lock.yaml'));
  return files.map((file) => `${file} ${statSync(file).mtimeMs} ${statSync(file).size}`).join('\n');
}

const common = {
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'es2022',
  splitting: true,
  sourcemap: true,
  logLevel: 'warning',
};

/** Bundles the private packages, which are not published. All others are loaded from where they are installed. */
const bundlePrivate = {
  name: 'bundle-private',
  setup(setup) {
    setup.onResolve({ filter: /^[^./]/ }, ({ path: specifier, kind }) => {
      if (kind === 'entry-point' || /^@koukoutu\/(imaging|mock-page)/.test(specifier)) return undefined;
      return { external: true };
    });
  },
};

const entries = (folder, names) =>
  Object.fromEntries(Object.entries(names).map(([name, source]) => [name, path.join(folder, 'src', source)]));

const now = inputs();
const before = [SDK, MOCK].map((folder) => {
  try {
    return readFileSync(path.join(folder, RUN_BUILD), 'utf8');
  } catch {
    return undefined;
  }
});
if (before.some((stamp) => stamp !== now)) {
  for (const folder of [SDK, MOCK]) rmSync(path.join(folder, 'dist'), { recursive: true, force: true });
  const [{ build }, { buildPage }] = await Promise.all([
    import('esbuild'),
    import('../packages/mock-page/src/build.ts'),
  ]);
  await Promise.all([
    build({
      ...common,
      entryPoints: entries(SDK, { index: 'index.ts', node: 'node.ts', proxy: 'proxy/index.ts' }),
      outdir: path.join(SDK, 'dist'),
      plugins: [bundlePrivate],
    }),
    build({
      ...common,
      entryPoints: entries(MOCK, {
        index: 'index.ts',
        node: 'node.ts',
        cli: 'cli/main.ts',
        'imaging-worker': 'imaging/worker.ts',
      }),
      outdir: path.join(MOCK, 'dist'),
      plugins: [bundlePrivate],
    }),
    buildPage(path.join(MOCK, 'dist', 'page')),
  ]);
  for (const folder of [SDK, MOCK]) writeFileSync(path.join(folder, RUN_BUILD), now);
}
