import { defineCheck } from '../define-check.js';
import { jsonOddities } from '../shared/json-body.js';

export const jsonWellformed = defineCheck({
  id: 'json-wellformed',
  rule: 'A JSON body is JSON to its last byte.',
  example: 'The body is not JSON: Unexpected non-whitespace character after JSON at position 39 (line 1 column 40)',
  run: { response: (subject) => jsonOddities(subject, 'wellformed') },
});
