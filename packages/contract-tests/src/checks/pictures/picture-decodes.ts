import { defineCheck } from '../define-check.js';
import { lookAt } from '../shared/picture-look.js';

export const pictureDecodes = defineCheck({
  id: 'picture-decodes',
  rule: 'The picture can be decoded to its last pixel.',
  example: 'The 14 bytes are not a picture',
  run: {
    picture: async (seen) => {
      const { format, undecodable } = await lookAt(seen);
      const { where } = seen;
      if (!format) return [{ where, message: `The ${seen.bytes.length} bytes are not a picture` }];
      return undecodable === undefined ? [] : [{ where, message: `The ${format} cannot be decoded: ${undecodable}` }];
    },
  },
});
