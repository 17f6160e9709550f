import type { Checks } from './entry.js';

/** The SDK of this kit. */
export const sdkChecks: Checks = {
  'sdk-request-fits': {
    rule: 'Every request that the SDK sends fits the spec.',
    example: 'removeBackground/plain sends a body where the body has "edge", which the spec does not',
  },
  'sdk-understands': {
    rule: 'The SDK understands every answer that the spec allows.',
    example: 'extractPrint ended with InvalidResponseError: the answer to a poll has no state',
  },
};

/** The baseline. */
export const baselineChecks: Checks = {
  'baseline-current': {
    rule: 'No accepted deviation is past its date.',
    example: 'the accepted deviation 3f2a… of owner ana expired on 2026-10-01',
  },
};
