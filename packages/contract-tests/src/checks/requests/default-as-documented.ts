import { differsBy } from '../../pictures/compare.js';
import { decodePicture } from '../../pictures/decode.js';
import { defineCheck } from '../define-check.js';

/** How far two pictures may differ, on the mean over their pixels, and still count as the same: compression varies. */
const ALIKE = 1.5;

export const defaultAsDocumented = defineCheck({
  id: 'default-as-documented',
  rule: 'Leaving an option out has the effect of its documented default.',
  example: 'Without shadow_opacity, the picture differs from the one with shadow_opacity=0.75',
  run: {
    default: async ({ option, usual, leftOut }) => {
      // That a picture cannot be decoded is reported by another check.
      const stated = await decodePicture(usual.picture).catch(() => undefined);
      const silent = await decodePicture(leftOut.picture).catch(() => undefined);
      if (!stated || !silent || !differsBy(ALIKE, stated, silent)) return [];
      const message = `Without ${option}, the picture differs from the one with ${option}=${usual.value}`;
      return [{ where: option, message, exchange: leftOut.exchange }];
    },
  },
});
