import { defineCheck } from '../define-check.js';
import { undeclared } from '../shared/undeclared.js';

export const undeclaredValue = defineCheck({
  id: 'undeclared-value',
  rule: 'An open set has only values that the spec lists. A new value belongs in the spec.',
  example: '3 is not among [0,1,2,-1]',
  run: { response: (subject) => undeclared(subject, 'value') },
});
