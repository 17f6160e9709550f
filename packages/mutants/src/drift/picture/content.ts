import sharp from 'sharp';
import type { CheckId } from '../../contract.js';
import { answerMutants, type Mutant } from '../../mutant.js';
import { eachPixel, pixels, redraw } from '../../redraw.js';
import { type Any, header, onPicture, onSuccess, TASKS } from '../../tools.js';

const mutant = answerMutants('picture');

const CONTENT = ['picture-shows-upload', 'subject-kept'] as const;

type Edit = Parameters<typeof onPicture>[0];

/** Drift in the pictures that an operation returns. */
const pictureOf =
  (operationId: string, scope: readonly string[]) =>
  (id: string, checks: readonly CheckId[], edit: Edit, breaksSdk?: boolean): Mutant =>
    mutant(id, scope, checks, onPicture(edit, operationId), breaksSdk);

const sync = pictureOf('createSync', ['createSync']);
const result = pictureOf('downloadResult', TASKS);

/** Pictures that are broken, empty, of another size, or of another request. */
export const contentMutants: readonly Mutant[] = [
  result('truncated', ['picture-complete', 'picture-decodes'], (b) => b.subarray(0, Math.floor(b.length * 0.7))),
  sync('truncated-by-little', ['picture-complete'], (b) => b.subarray(0, b.length - 9)),
  sync('trailing-bytes', ['picture-complete'], (b) => Buffer.concat([b, Buffer.from('\n\n')]), false),
  result('bit-flipped', ['picture-complete', 'picture-decodes', 'picture-shows-upload'], (b) => {
    const copy = Buffer.from(b);
    const at = Math.floor(copy.length * 0.6);
    copy[at] = (copy[at] ?? 0) ^ 0xff;
    copy[at + 9] = (copy[at + 9] ?? 0) ^ 0xff;
    return copy;
  }),
  result('empty-body', ['picture-decodes', 'content-type-true'], () => Buffer.alloc(0)),
  sync(
    'no-alpha',
    ['picture-has-alpha'],
    redraw((i) => i.flatten({ background: '#fff' }).removeAlpha()),
  ),
  result(
    'alpha-all-solid',
    ['picture-has-alpha'],
    eachPixel((d, at) => void Object.assign(d, { [at + 3]: 255 })),
  ),
  sync(
    'blank',
    ['picture-not-blank', 'subject-kept'],
    eachPixel((d, at) => void Object.assign(d, { [at + 3]: 0 })),
  ),
  result(
    'alpha-inverted',
    [...CONTENT, 'background-removed'],
    eachPixel((d, at) => void Object.assign(d, { [at + 3]: 255 - (d[at + 3] ?? 0) })),
  ),
  sync(
    'alpha-halved',
    ['subject-kept', 'picture-not-blank'],
    eachPixel((d, at) => void Object.assign(d, { [at + 3]: (d[at + 3] ?? 0) / 2 })),
  ),
  result(
    'one-corner-clear-only',
    ['background-removed', 'picture-has-alpha'],
    pixels((d, { width }) => {
      for (let at = 3; at < d.length; at += 4) d[at] = 255;
      for (let y = 0; y < 8; y += 1) for (let x = 0; x < 8; x += 1) d[(y * width + x) * 4 + 3] = 0;
    }),
  ),
  sync(
    'half-size',
    ['picture-size'],
    redraw((i, { width, height }) => i.resize(Math.ceil(width / 2), Math.ceil(height / 2))),
  ),
  result(
    'one-pixel-wider',
    ['picture-size', 'crop-trims'],
    redraw((i) => i.extend({ right: 1, background: '#0000' })),
  ),
  sync(
    'width-and-height-swapped',
    ['picture-size'],
    redraw((i) => i.rotate(90)),
  ),
  result(
    'upside-down',
    CONTENT,
    redraw((i) => i.rotate(180)),
  ),
  sync(
    'mirrored',
    CONTENT,
    redraw((i) => i.flop()),
  ),
  result(
    'red-and-blue-swapped',
    ['picture-shows-upload'],
    eachPixel((d, at) => {
      const red = d[at] ?? 0;
      d[at] = d[at + 2] ?? 0;
      d[at + 2] = red;
    }),
  ),
  sync(
    'colours-inverted',
    ['picture-shows-upload'],
    eachPixel((d, at) => {
      for (let c = 0; c < 3; c += 1) d[at + c] = 255 - (d[at + c] ?? 0);
    }),
  ),
  result(
    'grey',
    ['picture-shows-upload', 'picture-in-colour'],
    redraw((i) => i.greyscale()),
  ),
  sync(
    'brighter',
    ['picture-shows-upload'],
    eachPixel((d, at) => {
      for (let c = 0; c < 3; c += 1) d[at + c] = Math.min(255, (d[at + c] ?? 0) + 30);
    }),
    false,
  ),
  result(
    'blurred',
    ['picture-keeps-detail', ...CONTENT],
    redraw((i) => i.blur(4)),
    false,
  ),
  sync(
    'shrunk-and-enlarged',
    ['picture-keeps-detail', 'picture-shows-upload'],
    redraw(async (i, { width, height }) => {
      const small = await i
        .resize(Math.ceil(width / 8), Math.ceil(height / 8), { fit: 'fill' })
        .png()
        .toBuffer();
      return sharp(small).resize(width, height, { fit: 'fill' });
    }),
    false,
  ),
  result('always-the-first-picture', [...CONTENT, 'picture-size', 'result-of-own-task'], (b, { memory }) => {
    const first = (memory.get('first') as Buffer | undefined) ?? b;
    memory.set('first', first);
    return first;
  }),
  sync('previous-picture', [...CONTENT, 'picture-size'], (b, { memory }) => {
    const last = (memory.get('last') as Buffer | undefined) ?? b;
    memory.set('last', b);
    return last;
  }),
  result(
    'shifted',
    CONTENT,
    redraw(async (i, { width, height }) => {
      const moved = await i.extend({ left: 12, top: 12, background: '#0000' }).png().toBuffer();
      return sharp(moved).extract({ left: 0, top: 0, width, height });
    }),
  ),
  sync(
    'exif-turned',
    ['picture-upright'],
    redraw((i) => i.withMetadata({ orientation: 6 })),
    false,
  ),
  result(
    'watermarked',
    ['picture-shows-upload'],
    pixels((d, { width, height }) => {
      for (let y = Math.floor(height * 0.35); y < height * 0.6; y += 1) {
        for (let x = Math.floor(width * 0.2); x < width * 0.72; x += 1)
          d.fill(255, (y * width + x) * 4, (y * width + x) * 4 + 4);
      }
    }),
    false,
  ),
  mutant(
    'depth-16',
    TASKS,
    ['picture-depth'],
    async (answer, { request }) => {
      if (request.operationId !== 'downloadResult' || header(answer, 'content-type') !== 'image/png') return;
      answer.body = await sharp(answer.body).toColourspace('rgb16').png().toBuffer();
    },
    false,
  ),
  mutant(
    'crop-ignored',
    ['createSync', ...TASKS],
    ['crop-trims', 'option-has-effect', 'picture-size'],
    onPicture(
      redraw((i) => i.extend({ top: 20, left: 20, background: '#0000' })),
      'createSync',
    ),
  ),
  mutant(
    'inline-picture-truncated',
    ['generateNanoBanana'],
    ['picture-complete', 'picture-decodes'],
    onSuccess('generateNanoBanana', (v) => {
      for (const part of v.candidates?.[0]?.content?.parts ?? []) {
        if (part.inlineData)
          part.inlineData.data = part.inlineData.data.slice(0, 4 * Math.floor(part.inlineData.data.length / 6));
      }
    }),
  ),
  mutant(
    'same-picture-for-every-prompt',
    ['generateNanoBanana'],
    ['option-has-effect', 'picture-size'],
    onSuccess('generateNanoBanana', (v, { memory }) => {
      const parts: Any[] = v.candidates?.[0]?.content?.parts ?? [];
      for (const part of parts) {
        if (!part.inlineData) continue;
        const first = memory.get('first') ?? part.inlineData.data;
        memory.set('first', first);
        part.inlineData.data = first;
      }
    }),
  ),
  mutant('gemini-square-whatever-asked', ['generateContent'], ['picture-size'], async (answer, { request }) => {
    if (request.operationId !== 'generateContent' || answer.status !== 200) return;
    const value: Any = JSON.parse(answer.body.toString());
    for (const part of value.candidates?.[0]?.content?.parts ?? []) {
      if (!part.inlineData) continue;
      const square = await sharp(Buffer.from(part.inlineData.data, 'base64'))
        .resize(1024, 1024, { fit: 'fill' })
        .toBuffer();
      part.inlineData.data = square.toString('base64');
    }
    answer.body = Buffer.from(JSON.stringify(value));
  }),
  mutant(
    'seedream-stated-size-wrong',
    ['generateImages'],
    ['stated-size-true'],
    onSuccess('generateImages', (v) => {
      for (const entry of v.data) entry.size = '1024x1024';
    }),
    false,
  ),
  mutant(
    'seedream-one-of-two',
    ['generateImages'],
    ['picture-count'],
    onSuccess('generateImages', (v) => void Object.assign(v, { data: v.data.slice(0, 1) })),
  ),
];
