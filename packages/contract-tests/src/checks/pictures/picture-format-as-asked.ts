import { formatOf } from '../../pictures/format.js';
import { defineCheck } from '../define-check.js';

export const pictureFormatAsAsked = defineCheck({
  id: 'picture-format-as-asked',
  rule: 'The picture has the requested format.',
  example: 'The picture is a webp; the request says png',
  run: {
    picture: ({ bytes, expectation, where }) => {
      const format = formatOf(bytes);
      if (!format || expectation.formats.includes(format)) return [];
      return [{ where, message: `The picture is a ${format}; the request says ${expectation.formats.join(' or ')}` }];
    },
  },
});
