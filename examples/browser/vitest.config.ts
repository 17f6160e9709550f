import { packageTests } from '../../vitest.shared.js';

export default packageTests({ include: ['test/*.test.ts'], testTimeout: 120_000 });
