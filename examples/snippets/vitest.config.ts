import { packageTests } from '../../vitest.shared.js';

export default packageTests({ include: ['*.test.ts'], testTimeout: 120_000 });
