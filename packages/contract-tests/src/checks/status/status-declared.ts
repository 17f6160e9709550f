import { defineCheck } from '../define-check.js';
import { isRedirect } from '../shared/refusals.js';

export const statusDeclared = defineCheck({
  id: 'status-declared',
  rule: 'The spec declares the HTTP status for the operation.',
  example: 'HTTP 201 is not declared for getCredits, which has 200, 401, 403, 429, 500, 502, 503, 504',
  run: {
    response: ({ response, operation }) => {
      if (operation.responses.has(response.status) || isRedirect(response)) return [];
      const declared = [...operation.responses.keys()].join(', ');
      const message = `HTTP ${response.status} is not declared for ${operation.id}, which has ${declared}`;
      return [{ message, rule: `${operation.document}.yaml#${operation.at.pointer}/responses` }];
    },
  },
});
