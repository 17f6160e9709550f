import { defineConfig } from 'vitest/config';

export default defineConfig({
  // The second reporter is for the pipeline.
  test: { reporters: ['default', 'json'], outputFile: { json: 'test-results/vitest.json' } },
});
