import { defineCheck } from '../define-check.js';
import { sightsOf } from '../shared/picture-look.js';

export const backgroundColour = defineCheck({
  id: 'background-colour',
  rule: 'The background has the requested colour.',
  example: 'The background is rgba(242, 243, 245, 255); the request says rgb(51, 102, 204)',
  run: { picture: (seen) => sightsOf(seen, 'ground-colour') },
});
