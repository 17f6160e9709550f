import { defineCheck } from '../define-check.js';
import { sightsOf } from '../shared/picture-look.js';

export const subjectShare = defineCheck({
  id: 'subject-share',
  rule: 'The subject takes the share of the frame that main_ratio requests.',
  example: 'The subject takes 61 % of the frame; the request says 80 %',
  run: { picture: (seen) => sightsOf(seen, 'share') },
});
