import { defineCheck } from '../define-check.js';
import { sightsOf } from '../shared/picture-look.js';

export const pictureShowsUpload = defineCheck({
  id: 'picture-shows-upload',
  rule: 'The picture shows the upload: in its colours up to its edge, and in its place.',
  example: 'Only 0 % of the visible subject has the colours of the upload (off by 187 of 255 on average)',
  run: { picture: (seen) => sightsOf(seen, 'other-picture') },
});
