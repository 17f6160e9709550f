import { defineCheck } from '../define-check.js';

export const resultStable = defineCheck({
  id: 'result-stable',
  rule: 'A link that is downloaded twice gives the same bytes.',
  example: 'The file behind the result link differs the second time',
  run: {
    same: ({ what, values: [first, second], exchanges }) =>
      first === second ? [] : [{ message: `${what} differs the second time`, exchange: exchanges[1] }],
  },
});
