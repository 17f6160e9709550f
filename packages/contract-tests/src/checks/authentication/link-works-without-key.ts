import { defineCheck } from '../define-check.js';
import { refusedSuccess } from '../shared/refusals.js';

export const linkWorksWithoutKey = defineCheck({
  id: 'link-works-without-key',
  rule: 'A result can be downloaded without a key.',
  example: 'A request that the spec allows was refused with HTTP 401',
  run: { response: (subject) => (subject.operation.secured ? [] : refusedSuccess(subject, [401, 403])) },
});
