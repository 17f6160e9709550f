import { packageTests } from './vitest.shared.js';

/** Tests of the repository itself: its scripts, its spec tooling and the snippets of its documents. */
export default packageTests({ include: ['{scripts,bench}/**/*.test.mjs'], testTimeout: 120_000 });
