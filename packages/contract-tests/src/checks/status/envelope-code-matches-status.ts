import { mediaTypeOf } from '../../model/exchange.js';
import { outcomeOf } from '../../reading/outcome.js';
import { defineCheck } from '../define-check.js';
import { isRedirect } from '../shared/refusals.js';

export const envelopeCodeMatchesStatus = defineCheck({
  id: 'envelope-code-matches-status',
  rule: 'The code in the envelope of an error equals the HTTP status, unless the status is 200.',
  example: 'HTTP 401 has an envelope with code 403',
  run: {
    response: ({ response }) => {
      const { envelopeCode } = outcomeOf(response);
      if (envelopeCode === undefined || mediaTypeOf(response.headers).startsWith('image/')) return [];
      if (envelopeCode === response.status || (response.status === 200 && envelopeCode >= 400)) return [];
      if (isRedirect(response)) return [];
      return [{ where: '/code', message: `HTTP ${response.status} has an envelope with code ${envelopeCode}` }];
    },
  },
});
