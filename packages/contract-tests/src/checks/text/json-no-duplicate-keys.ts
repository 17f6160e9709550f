import { defineCheck } from '../define-check.js';
import { jsonOddities } from '../shared/json-body.js';

export const jsonNoDuplicateKeys = defineCheck({
  id: 'json-no-duplicate-keys',
  rule: 'No name occurs twice in an object: parsers disagree on which one counts.',
  example: 'The name "state" occurs twice in one object',
  run: { response: (subject) => jsonOddities(subject, 'duplicate-key') },
});
