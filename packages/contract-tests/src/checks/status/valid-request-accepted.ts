import { defineCheck } from '../define-check.js';
import { refusedSuccess } from '../shared/refusals.js';

export const validRequestAccepted = defineCheck({
  id: 'valid-request-accepted',
  rule: 'A request that the spec allows is not refused.',
  example: 'A request that the spec allows was refused with HTTP 422: 参数错误',
  run: { response: (subject) => refusedSuccess(subject, undefined) },
});
