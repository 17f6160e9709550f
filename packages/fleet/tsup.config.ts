import { defineConfig } from 'tsup';
import { publishableSourceMaps } from '../../tsup.shared.js';

export default defineConfig({
  entry: { index: 'src/index.ts', cli: 'src/cli/main.ts' },
  format: ['esm'],
  target: 'es2022',
  platform: 'node',
  dts: { entry: { index: 'src/index.ts' } },
  splitting: true,
  sourcemap: true,
  clean: true,
  onSuccess: () => publishableSourceMaps('dist'),
});
