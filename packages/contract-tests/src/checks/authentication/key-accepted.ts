import { defineCheck } from '../define-check.js';
import { refusedSuccess } from '../shared/refusals.js';

export const keyAccepted = defineCheck({
  id: 'key-accepted',
  rule: 'The correct key is accepted in every form that the spec declares.',
  example: 'A request that the spec allows was refused with HTTP 401: 无效的 API Key',
  run: { response: (subject) => (subject.operation.secured ? refusedSuccess(subject, [401, 403]) : []) },
});
