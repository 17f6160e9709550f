import { defineCheck } from '../define-check.js';
import { undeclared } from '../shared/undeclared.js';

export const undeclaredField = defineCheck({
  id: 'undeclared-field',
  rule: 'The body has no field that the spec does not know.',
  example: '"eta" is not in the spec, which has credits, vip_credits',
  run: { response: (subject) => undeclared(subject, 'field') },
});
