import { defineCheck } from '../define-check.js';
import { sightsOf } from '../shared/picture-look.js';

export const pictureOpaque = defineCheck({
  id: 'picture-opaque',
  rule: 'A picture that must not be transparent is not.',
  example: '40.0 % of the picture is transparent; none should be',
  run: { picture: (seen) => sightsOf(seen, 'transparent') },
});
