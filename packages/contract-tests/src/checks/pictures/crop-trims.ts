import { defineCheck } from '../define-check.js';
import { sightsOf } from '../shared/picture-look.js';

export const cropTrims = defineCheck({
  id: 'crop-trims',
  rule: 'crop=1 trims the clear margin on all four sides, and nothing else.',
  example: 'The picture is 128 × 116 px; trimmed to the subject it would be about 66 × 71 px',
  run: { picture: (seen) => sightsOf(seen, 'margin') },
});
