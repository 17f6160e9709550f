import { defineCheck } from '../define-check.js';
import { sightsOf } from '../shared/picture-look.js';

export const subjectUndistorted = defineCheck({
  id: 'subject-undistorted',
  rule: 'The subject keeps its proportions.',
  example: 'The subject is stretched: for its height, it is 2.01 times as wide as in the upload',
  run: { picture: (seen) => sightsOf(seen, 'distorted') },
});
