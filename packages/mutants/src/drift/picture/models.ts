import sharp from 'sharp';
import type { Mutant } from '../../mutant.js';
import { onDrawn, onPicture, onSuccess } from '../../tools.js';
import { make, type Part } from '../parts.js';

/** Drift that breaks no client: it is visible only in the picture. */
const harmless = make('picture', false);

const picture = make('picture');

const flat = (colour: (n: number) => string) => {
  let n = 0;
  return async (body: Buffer) => {
    const { width = 1, height = 1, format } = await sharp(body).metadata();
    n += 1;
    return sharp({ create: { width, height, channels: 3, background: colour(n) } })
      .toFormat(format as 'jpeg')
      .toBuffer();
  };
};

/** Replaces a picture in a response of the models host. */
const redrawn = (operationId: string, draw: (bytes: Buffer) => Promise<Buffer>): Part => ({
  answer: async (a, p) => {
    if (p.request.operationId !== operationId || a.status !== 200) return;
    const value = JSON.parse(a.body.toString());
    for (const part of value.candidates?.[0]?.content?.parts ?? []) {
      if (part.inlineData)
        part.inlineData.data = (await draw(Buffer.from(part.inlineData.data, 'base64'))).toString('base64');
    }
    a.body = Buffer.from(JSON.stringify(value));
  },
});

/** Wrong pictures from the models host. */
export const modelsPictureMutants: readonly Mutant[] = [
  picture(
    'nano-banana-flat',
    ['generateNanoBanana'],
    ['picture-not-blank'],
    redrawn(
      'generateNanoBanana',
      flat((n) => `rgb(${n % 250},${(n * 7) % 250},90)`),
    ),
  ),
  picture('seedream-flat', ['generateImages'], ['picture-not-blank'], {
    answer: onPicture(
      flat((n) => `rgb(${(n * 9) % 250},80,${(n * 5) % 250})`),
      'downloadResult',
    ),
  }),
  picture('nano-banana-gives-the-input', ['generateNanoBanana'], ['option-has-effect'], {
    answer: onSuccess('generateNanoBanana', (v, p) => {
      const asked = JSON.parse(p.request.body.toString());
      const sent = asked.contents[0].parts.find((x: { inline_data?: unknown }) => x.inline_data);
      const inline = v.candidates[0].content.parts.find((x: { inlineData?: unknown }) => x.inlineData).inlineData;
      if (sent) Object.assign(inline, { data: sent.inline_data.data, mimeType: sent.inline_data.mime_type });
    }),
  }),
  picture('nano-banana-truncated-in-the-middle', ['generateNanoBanana'], ['picture-complete', 'picture-decodes'], {
    answer: onDrawn('generateNanoBanana', ({ inline }) => {
      const b = Buffer.from(inline.data, 'base64');
      inline.data = Buffer.concat([b.subarray(0, b.length / 2), b.subarray(b.length / 2 + 300)]).toString('base64');
    }),
  }),
  picture('seedream-second-is-the-first', ['generateImages'], ['option-has-effect'], {
    answer: onSuccess('generateImages', (v) => {
      if (v.data.length > 1) v.data[1] = v.data[0];
    }),
  }),
  harmless('seedream-upscaled', ['generateImages'], ['picture-keeps-detail', 'option-has-effect'], {
    answer: onPicture(async (b) => {
      const { width = 8, height = 8 } = await sharp(b).metadata();
      const small = await sharp(b)
        .resize(Math.ceil(width / 8), Math.ceil(height / 8))
        .toBuffer();
      return sharp(small).resize(width, height).jpeg().toBuffer();
    }, 'downloadResult'),
  }),
];
