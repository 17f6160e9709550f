import { defineConfig } from 'tsup';
import { publishableSourceMaps } from '../../tsup.shared.js';

export default defineConfig({
  entry: { main: 'src/main.ts' },
  format: ['esm'],
  target: 'node20',
  platform: 'node',
  // A command that is not called is not read: `koukoutu --help` must answer at once.
  splitting: true,
  sourcemap: true,
  clean: true,
  onSuccess: () => publishableSourceMaps('dist'),
});
