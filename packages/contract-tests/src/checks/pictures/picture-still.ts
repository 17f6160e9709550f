import { defineCheck } from '../define-check.js';
import { sightsOf } from '../shared/picture-look.js';

export const pictureStill = defineCheck({
  id: 'picture-still',
  rule: 'The picture is not an animation.',
  example: 'The picture is an animation of 2 frames',
  run: { picture: (seen) => sightsOf(seen, 'animated') },
});
