import { defineCheck } from '../define-check.js';
import { lookAt } from '../shared/picture-look.js';

export const pictureComplete = defineCheck({
  id: 'picture-complete',
  rule: 'The file is complete: not cut short, not followed by other bytes, with correct checksums.',
  example: 'The png ends without its IEND chunk',
  run: {
    picture: async (seen) => {
      const { container } = await lookAt(seen);
      return container === undefined ? [] : [{ where: seen.where, message: container }];
    },
  },
});
