import { defineConfig, type ViteUserConfig } from 'vitest/config';

/**
 * The vitest settings that every package shares. The JSON report is what `npm test` counts, so that its closing line
 * speaks of tests that really ran.
 *
 * `isolate: false` lets the files of a package share two processes, where the sources are loaded once and not for every file. It
 * fits packages whose tests clean up after themselves and do not use `vi.mock`, which has no effect on modules that are loaded.
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
