import { defineCheck } from '../define-check.js';

export const responseArrives = defineCheck({
  id: 'response-arrives',
  rule: 'Every request gets a response.',
  example: 'The connection ended without a response: socket hang up',
  run: {
    failure: ({ kind, message }) =>
      kind === 'reset' || kind === 'unreachable'
        ? [{ message: `The connection ended without a response: ${message}` }]
        : [],
  },
});
