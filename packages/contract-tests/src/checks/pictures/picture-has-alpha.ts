import { defineCheck } from '../define-check.js';
import { sightsOf } from '../shared/picture-look.js';

export const pictureHasAlpha = defineCheck({
  id: 'picture-has-alpha',
  rule: 'A cut-out has transparency.',
  example: 'The picture has no alpha channel',
  run: { picture: (seen) => sightsOf(seen, 'no-alpha') },
});
