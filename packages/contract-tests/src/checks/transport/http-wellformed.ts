import { defineCheck } from '../define-check.js';

export const httpWellformed = defineCheck({
  id: 'http-wellformed',
  rule: 'The response is valid HTTP.',
  example: 'The response is not valid HTTP: Parse Error: Invalid header value char',
  run: {
    failure: ({ kind, message }) =>
      kind === 'malformed' ? [{ message: `The response is not valid HTTP: ${message}` }] : [],
  },
});
