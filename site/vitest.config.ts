import { packageTests } from '../vitest.shared.js';

export default packageTests({ include: ['test/*.test.mjs'], testTimeout: 60_000, hookTimeout: 240_000 });
