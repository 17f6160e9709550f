import { defineConfig } from 'tsup';
import { buildPage } from './page.build.js';

const library = { index: 'src/index.ts', node: 'src/node.ts', browser: 'src/browser.ts', vitest: 'src/vitest.ts' };

export default defineConfig({
  entry: { ...library, cli: 'src/serve/cli.ts', 'imaging-worker': 'src/imaging/worker/entry.ts' },
  format: ['esm'],
  target: 'es2022',
  platform: 'node',
  dts: { entry: library },
  splitting: true,
  clean: true,
  onSuccess: () => buildPage('dist/page'),
});
