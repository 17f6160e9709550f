import { mediaTypeOf, textOf } from '../../model/exchange.js';
import { formatOf } from '../../pictures/format.js';
import { defineCheck } from '../define-check.js';

export const contentTypeTrue = defineCheck({
  id: 'content-type-true',
  rule: 'The bytes are what Content-Type says.',
  example: 'Content-Type is image/webp, but the body is not a picture: it starts with "<!doctype html>"',
  run: {
    response: ({ response }) => {
      const type = mediaTypeOf(response.headers);
      if (type === '' || response.body.length === 0) return [];
      const wrong = (what: string) => [
        { where: 'Content-Type', message: `Content-Type is ${type}, but the body is ${what}` },
      ];
      const format = formatOf(response.body);
      const anyPicture = type === 'application/octet-stream';
      if (!format && (type.startsWith('image/') || anyPicture)) {
        return wrong(`not a picture: it starts with ${JSON.stringify(textOf(response.body.subarray(0, 24)))}`);
      }
      if (format && !type.startsWith('image/') && !anyPicture) return wrong(`a ${format} picture`);
      const markup = textOf(response.body.subarray(0, 200)).trimStart().startsWith('<');
      return type === 'application/json' && markup ? wrong('a page of markup') : [];
    },
  },
});
