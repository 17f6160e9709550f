import { defineCheck } from '../define-check.js';

export const sdkUnderstands = defineCheck({
  id: 'sdk-understands',
  rule: 'The SDK understands every response that the spec allows.',
  example: 'extractPrint ended with InvalidResponseError: the response to a poll has no state',
  run: {
    'sdk-outcome': ({ call, error }) => (error === undefined ? [] : [{ message: `${call} ended with ${error}` }]),
  },
});
