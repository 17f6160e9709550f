import { packageTests } from './vitest.shared.js';

/** Tests of the repository itself: its scripts, its spec tooling, the snippets of its documents and its measured tables. */
export default packageTests({
  include: ['{scripts,bench,measured}/**/*.test.mjs'],
  testTimeout: 120_000,
});
