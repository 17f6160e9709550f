import { defineCheck } from '../define-check.js';
import { acceptedMistake } from '../shared/refusals.js';

export const keyRequired = defineCheck({
  id: 'key-required',
  rule: 'Every operation refuses a call with no key, or with a wrong, an empty or an almost correct one.',
  example: 'HTTP 200 accepts a call without a key',
  run: { response: (subject) => acceptedMistake(subject, 'key') },
});
