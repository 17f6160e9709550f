import { defineCheck } from '../define-check.js';
import { sightsOf } from '../shared/picture-look.js';

export const pictureKeepsDetail = defineCheck({
  id: 'picture-keeps-detail',
  rule: 'The fine detail of the upload is still there: the picture was not shrunk and enlarged again.',
  example: 'The fine pattern of the upload has 77 % of its contrast: the picture is blurred or enlarged',
  run: { picture: (seen) => sightsOf(seen, 'detail-lost') },
});
