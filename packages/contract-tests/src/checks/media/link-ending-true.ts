import { formatOf, MEDIA_TYPES } from '../../pictures/format.js';
import { defineCheck } from '../define-check.js';

export const linkEndingTrue = defineCheck({
  id: 'link-ending-true',
  rule: 'The ending of a result link is that of the format behind it: programs save the file under that name.',
  example: 'The link ends in .png, the file is a webp',
  run: {
    response: ({ response, operation, judged }) => {
      const format = formatOf(response.body);
      if (operation.host !== 'files' || response.status !== 200 || !format) return [];
      const name = new URL(judged.exchange.url).pathname;
      const ending = /\.([a-z]{1,10})$/i.exec(name)?.[1]?.toLowerCase();
      const named = ending === 'jpg' ? 'jpeg' : ending;
      if (named === undefined || named === format || !(named in MEDIA_TYPES)) return [];
      return [{ message: `The link ends in .${ending}, the file is a ${format}` }];
    },
  },
});
