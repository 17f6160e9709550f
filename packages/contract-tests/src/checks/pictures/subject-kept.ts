import { defineCheck } from '../define-check.js';
import { sightsOf } from '../shared/picture-look.js';

export const subjectKept = defineCheck({
  id: 'subject-kept',
  rule: 'The subject of the upload can be seen.',
  example: 'Only 57 % of the uploaded subject can be seen',
  run: { picture: (seen) => sightsOf(seen, 'subject-missing') },
});
