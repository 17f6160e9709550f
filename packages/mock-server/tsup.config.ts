import { defineConfig } from 'tsup';

export default defineConfig({
  entry: {
    index: 'src/index.ts',
    node: 'src/node.ts',
    browser: 'src/browser.ts',
    vitest: 'src/vitest.ts',
    cli: 'src/serve/cli.ts',
  },
  format: ['esm'],
  target: 'es2022',
  platform: 'node',
  dts: { entry: { index: 'src/index.ts', node: 'src/node.ts', browser: 'src/browser.ts', vitest: 'src/vitest.ts' } },
  splitting: true,
  clean: true,
});
