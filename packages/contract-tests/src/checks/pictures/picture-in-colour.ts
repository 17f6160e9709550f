import { defineCheck } from '../define-check.js';
import { sightsOf } from '../shared/picture-look.js';

export const pictureInColour = defineCheck({
  id: 'picture-in-colour',
  rule: 'A picture of an upload in colour has RGB channels.',
  example: 'The picture has only grey; the upload was in colour',
  run: { picture: (seen) => sightsOf(seen, 'grey') },
});
