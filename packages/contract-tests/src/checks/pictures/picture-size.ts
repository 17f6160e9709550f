import { defineCheck } from '../define-check.js';
import { sightsOf } from '../shared/picture-look.js';

export const pictureSize = defineCheck({
  id: 'picture-size',
  rule: 'The picture has the requested size, ratio or resolution; a cut-out has the size of the upload.',
  example: 'The picture is 128 × 104 px; it should be 256 × 208 px',
  run: { picture: (seen) => sightsOf(seen, 'size') },
});
