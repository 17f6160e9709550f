import { registerMatchers } from './vitest/matchers.js';

registerMatchers();

export type { ExpectedRequest } from './vitest/matchers.js';
export { type MockFixtures, mockTest } from './vitest/mock-test.js';
