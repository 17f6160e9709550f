import { mediaTypeOf } from '../../model/exchange.js';
import { formatOf, MEDIA_TYPES } from '../../pictures/format.js';
import { defineCheck } from '../define-check.js';

export const pictureFormatEqualsLabel = defineCheck({
  id: 'picture-format-equals-label',
  rule: 'A picture has the format that its label says.',
  example: 'The label says image/png, the bytes are jpeg',
  run: {
    response: ({ response }) => compare(mediaTypeOf(response.headers), response.body, 'Content-Type'),
    // The label of a picture that is the whole body is the header, which is judged above.
    picture: ({ bytes, label, where }) => (where === 'body' ? [] : compare(label ?? '', bytes, where)),
  },
});

function compare(label: string, bytes: Uint8Array, where: string) {
  const format = formatOf(bytes);
  if (!format || !label.startsWith('image/') || label === MEDIA_TYPES[format]) return [];
  return [{ where, message: `The label says ${label}, the bytes are ${format}` }];
}
