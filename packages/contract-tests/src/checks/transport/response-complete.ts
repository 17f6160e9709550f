import { headerOf } from '../../model/exchange.js';
import { defineCheck } from '../define-check.js';

export const responseComplete = defineCheck({
  id: 'response-complete',
  rule: 'The body has as many bytes as the headers announce.',
  example: 'The response ends after 1204 of 3102 announced bytes',
  anyRequest: true,
  run: {
    response: ({ response }) => {
      if (response.complete) return [];
      const announced = headerOf(response.headers, 'content-length');
      const of = announced === undefined ? '' : ` of ${announced} announced`;
      return [{ message: `The response ends after ${response.body.length}${of} bytes` }];
    },
  },
});
