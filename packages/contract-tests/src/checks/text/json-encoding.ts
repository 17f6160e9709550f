import { defineCheck } from '../define-check.js';
import { jsonOddities } from '../shared/json-body.js';

export const jsonEncoding = defineCheck({
  id: 'json-encoding',
  rule: 'JSON is UTF-8 without a byte-order mark.',
  example: 'The body starts with a byte-order mark (EF BB BF)',
  run: { response: (subject) => jsonOddities(subject, 'encoding') },
});
