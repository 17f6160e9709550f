import { buildPage } from '@koukoutu/mock-page/build';
import { defineConfig } from 'tsup';
import { publishableSourceMaps } from '../../tsup.shared.js';

const library = { index: 'src/index.ts', node: 'src/node.ts', browser: 'src/browser.ts', vitest: 'src/vitest.ts' };

export default defineConfig({
  entry: { ...library, cli: 'src/cli/main.ts', 'imaging-worker': 'src/imaging/worker.ts' },
  format: ['esm'],
  target: 'es2022',
  platform: 'node',
  // The private packages are devDependencies, which tsup bundles. Their types have to be bundled by name.
  dts: { entry: library, resolve: [/^@koukoutu\//] },
  splitting: true,
  sourcemap: true,
  clean: true,
  onSuccess: async () => {
    await publishableSourceMaps('dist');
    await buildPage('dist/page');
  },
});
