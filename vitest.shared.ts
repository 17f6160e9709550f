import { defineConfig, type ViteUserConfig } from 'vitest/config';

/**
 * The vitest settings that every package shares. The JSON report is what `npm test` counts, so that its closing line
 * speaks of tests that really ran.
 */
export function packageTests(test: ViteUserConfig['test'] = {}): ViteUserConfig {
  return defineConfig({
    test: {
      include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
      reporters: ['default', 'json'],
      outputFile: { json: 'test-results/vitest.json' },
      pool: 'forks',
      maxWorkers: 2,
      testTimeout: 30_000,
      hookTimeout: 60_000,
      unstubGlobals: true,
      unstubEnvs: true,
      ...test,
    },
  });
}
