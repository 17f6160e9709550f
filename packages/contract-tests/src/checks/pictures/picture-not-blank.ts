import { defineCheck } from '../define-check.js';
import { sightsOf } from '../shared/picture-look.js';

export const pictureNotBlank = defineCheck({
  id: 'picture-not-blank',
  rule: 'The picture shows something: it is not completely clear, and not all of one colour.',
  example: 'The whole picture has one colour',
  run: { picture: (seen) => sightsOf(seen, 'blank') },
});
