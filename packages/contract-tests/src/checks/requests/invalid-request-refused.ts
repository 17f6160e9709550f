import { defineCheck } from '../define-check.js';
import { acceptedMistake } from '../shared/refusals.js';

export const invalidRequestRefused = defineCheck({
  id: 'invalid-request-refused',
  rule: 'A request that the spec forbids is refused.',
  example: 'HTTP 200 accepts a call with output_format=no-such-value',
  run: { response: (subject) => acceptedMistake(subject, 'request') },
});
