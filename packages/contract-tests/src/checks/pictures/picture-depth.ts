import { defineCheck } from '../define-check.js';
import { sightsOf } from '../shared/picture-look.js';

export const pictureDepth = defineCheck({
  id: 'picture-depth',
  rule: 'The picture has 8 bits per channel.',
  example: 'The picture has 16 bits per channel; web formats have 8',
  run: { picture: (seen) => sightsOf(seen, 'deep') },
});
