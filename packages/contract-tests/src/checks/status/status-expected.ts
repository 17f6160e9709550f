import { outcomeOf } from '../../reading/outcome.js';
import { defineCheck } from '../define-check.js';
import { isRedirect } from '../shared/refusals.js';

export const statusExpected = defineCheck({
  id: 'status-expected',
  rule: 'The status of a success is 200.',
  example: 'HTTP 202 for a success; the spec says 200',
  run: {
    response: ({ judged, response, operation }) => {
      if (judged.expectation.outcome !== 'success' || isRedirect(response) || response.status === 200) return [];
      if (!outcomeOf(response).accepted || !operation.responses.has(200)) return [];
      return [{ message: `HTTP ${response.status} for a success; the spec says 200` }];
    },
  },
});
