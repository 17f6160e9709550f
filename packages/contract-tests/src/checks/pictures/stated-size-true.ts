import { decodePicture } from '../../pictures/decode.js';
import { sizeOf } from '../../pictures/size.js';
import { defineCheck } from '../define-check.js';

export const statedSizeTrue = defineCheck({
  id: 'stated-size-true',
  rule: 'The size that a response states is the size of its picture.',
  example: 'The response states "2048x2048", the picture is 96 × 80 px',
  run: {
    'stated-size': async ({ stated, where, picture }) => {
      if (typeof stated !== 'string' || !picture) return [];
      // That a picture cannot be decoded is reported by another check.
      const decoded = await decodePicture(picture).catch(() => undefined);
      if (!decoded || stated === `${decoded.width}x${decoded.height}`) return [];
      const message = `The response states ${JSON.stringify(stated)}, the picture is ${sizeOf(decoded)}`;
      return [{ where, message }];
    },
  },
});
