import { packageTests } from '../../vitest.shared.js';

export default packageTests({
  include: ['test/*.test.ts'],
  globalSetup: ['test/support/toolchain.ts'],
  testTimeout: 120_000,
  hookTimeout: 180_000,
});
