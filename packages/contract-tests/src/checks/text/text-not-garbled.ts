import { defineCheck } from '../define-check.js';
import { jsonOddities } from '../shared/json-body.js';

export const textNotGarbled = defineCheck({
  id: 'text-not-garbled',
  rule: 'Text is readable: no replacement characters, no UTF-8 read as Latin-1, no escapes left over.',
  example: '"\\\\u53c2\\\\u6570" was escaped twice',
  run: { response: (subject) => jsonOddities(subject, 'garbled') },
});
