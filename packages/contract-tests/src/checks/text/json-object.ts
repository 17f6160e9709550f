import { defineCheck } from '../define-check.js';
import { jsonOddities } from '../shared/json-body.js';

export const jsonObject = defineCheck({
  id: 'json-object',
  rule: 'The body is the JSON itself, not JSON inside a string.',
  example: 'The body is JSON inside a JSON string: it was encoded twice',
  run: { response: (subject) => jsonOddities(subject, 'encoded-twice') },
});
