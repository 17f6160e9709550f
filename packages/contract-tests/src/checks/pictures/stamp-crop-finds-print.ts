import { defineCheck } from '../define-check.js';
import { sightsOf } from '../shared/picture-look.js';

export const stampCropFindsPrint = defineCheck({
  id: 'stamp-crop-finds-print',
  rule: 'stamp_crop=1 trims the frame to the print.',
  example: 'The picture is 128 × 116 px; the print takes 32 × 31 px',
  run: { picture: (seen) => sightsOf(seen, 'print-frame') },
});
