import sharp from 'sharp';
import { encodeDrawing } from '../pictures/drawing.js';
import { padded } from '../pictures/pad.js';
import { type FilePart, multipartRequest } from '../requests/request.js';
import { limit } from '../spec/operations.js';
import { BAD_PARAMETER, UNSUPPORTED } from './expectations.js';
import type { Mistake } from './mistake.js';

/** Files that are not pictures, and pictures over the limits. */
export function fileMistakes(operationId: string): Mistake[] {
  const send =
    (part: () => Promise<FilePart>): Mistake['request'] =>
    async (key) =>
      multipartRequest(operationId, key, { model_key: 'background-removal', image_file: await part() });
  const side = { min: limit('sidePixelsMin'), max: limit('sidePixelsMax') };
  const flat = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: '#d0d4da' } });
  const tooLong = ([width, height]: readonly [number, number]): Mistake => ({
    name: 'large-picture',
    because: `with a picture of ${width} × ${height} px`,
    codes: [413],
    request: send(() => named(flat(width, height).png({ compressionLevel: 9 }).toBuffer(), 'png')),
  });
  const tooLarge: Mistake = {
    name: 'large-file',
    because: `with a file of ${limit('fileBytes') + 1} bytes`,
    codes: [413],
    request: send(async () => named(padded(await flat(90, 90).png().toBuffer(), limit('fileBytes') + 1), 'png')),
  };
  const named = async (bytes: Uint8Array | Promise<Uint8Array>, type: string): Promise<FilePart> => ({
    bytes: new Uint8Array(await bytes),
    filename: `picture.${type}`,
    type: `image/${type}`,
  });
  return [
    {
      name: 'text-file',
      because: 'with a text as the picture',
      codes: UNSUPPORTED,
      request: send(() => named(new TextEncoder().encode('这不是图片'.repeat(40)), 'png')),
    },
    {
      name: 'gif-file',
      because: 'with a gif, which is not supported',
      codes: UNSUPPORTED,
      request: send(() => named(flat(90, 90).gif().toBuffer(), 'gif')),
    },
    {
      name: 'empty-file',
      because: 'with an empty file',
      codes: [...UNSUPPORTED, ...BAD_PARAMETER],
      request: send(() => named(new Uint8Array(), 'png')),
    },
    {
      name: 'cut-off-file',
      because: 'with the first bytes of a png only',
      codes: [...UNSUPPORTED, ...BAD_PARAMETER],
      request: send(async () => {
        const whole = await encodeDrawing({ scene: 'product', seed: 5, width: 100, height: 100 }, 'png');
        return named(whole.subarray(0, 20), 'png');
      }),
    },
    {
      name: 'small-picture',
      because: `with a picture ${side.min - 1} px high`,
      codes: [407],
      request: send(() =>
        named(
          flat(side.min + 20, side.min - 1)
            .png()
            .toBuffer(),
          'png',
        ),
      ),
    },
    {
      name: 'narrow-picture',
      because: `with a picture ${side.min - 1} px wide`,
      codes: [407],
      request: send(() =>
        named(
          flat(side.min - 1, side.min + 20)
            .png()
            .toBuffer(),
          'png',
        ),
      ),
    },
    tooLong(operationId === 'createSync' ? [side.max + 1, side.min + 2] : [side.min + 2, side.max + 1]),
    ...(operationId === 'createSync' ? [tooLarge] : []),
  ];
}
