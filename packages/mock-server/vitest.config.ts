import { packageTests } from '../../vitest.shared.js';

export default packageTests({
  globalSetup: ['test/page/build.ts'],
  // A page that looks once a second needs more than the second that is the default.
  expect: { poll: { timeout: 15_000 } },
});
