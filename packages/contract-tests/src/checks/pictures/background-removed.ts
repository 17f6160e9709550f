import { defineCheck } from '../define-check.js';
import { sightsOf } from '../shared/picture-look.js';

export const backgroundRemoved = defineCheck({
  id: 'background-removed',
  rule: 'The background of the upload is gone.',
  example: 'Only 51 % of the uploaded background was removed',
  run: { picture: (seen) => sightsOf(seen, 'ground-left') },
});
