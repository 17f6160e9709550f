import { defineCheck } from '../define-check.js';
import { acceptedMistake } from '../shared/refusals.js';

export const foreignKeyRefused = defineCheck({
  id: 'foreign-key-refused',
  rule: 'The key of one account does not open the hosts of the other.',
  example: 'HTTP 200 accepts a call with the key of the other account',
  run: { response: (subject) => acceptedMistake(subject, 'foreign-key') },
});
