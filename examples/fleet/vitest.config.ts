import { packageTests } from '../../vitest.shared.js';

export default packageTests({ include: ['*.test.ts'], testTimeout: 120_000, expect: { poll: { timeout: 30_000 } } });
