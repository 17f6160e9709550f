import { defineCheck } from '../define-check.js';
import { sightsOf } from '../shared/picture-look.js';

export const pictureUpright = defineCheck({
  id: 'picture-upright',
  rule: 'No EXIF entry makes viewers turn the picture.',
  example: 'EXIF orientation 6 makes viewers turn the picture',
  run: { picture: (seen) => sightsOf(seen, 'turned') },
});
