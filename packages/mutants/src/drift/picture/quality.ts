import sharp from 'sharp';
import type { Mutant } from '../../mutant.js';
import { pixels } from '../../redraw.js';
import { fieldOf, onPicture, TASKS } from '../../tools.js';
import { make, type Part } from '../parts.js';

const picture = make('picture');

/** Changes the pixels of what an operation returns. */
const repaint = (operationId: string, change: (data: Buffer, width: number, height: number) => void): Part => ({
  answer: onPicture(
    pixels((data, { width, height }) => change(data, width, height)),
    operationId,
  ),
});

/** Pictures in wrong colours, of low quality, or broken as files. */
export const qualityMutants: readonly Mutant[] = [
  picture('checksum-wrong', ['createSync'], ['picture-complete', 'picture-decodes'], {
    answer: onPicture((body) => {
      const at = body.indexOf('IDAT');
      if (at < 0) return body;
      const copy = Buffer.from(body);
      const end = at + 4 + copy.readUInt32BE(at - 4);
      copy.writeUInt32BE((copy.readUInt32BE(end) ^ 1) >>> 0, end);
      return copy;
    }, 'createSync'),
  }),
  picture('twice-as-large', ['createSync'], ['picture-size'], {
    answer: onPicture(async (body) => {
      const { width = 1, height = 1, format } = await sharp(body).metadata();
      return sharp(body)
        .resize(width * 2, height * 2)
        .toFormat(format === 'png' ? 'png' : 'webp')
        .toBuffer();
    }, 'createSync'),
  }),
  picture(
    'subject-cut-off-below',
    ['createSync'],
    ['subject-kept'],
    repaint('createSync', (data, width, height) => {
      for (let at = Math.floor(height * 0.68) * width * 4; at < data.length; at += 4) data[at + 3] = 0;
    }),
  ),
  picture(
    'patch-of-ground-left',
    ['createSync'],
    ['background-removed'],
    repaint('createSync', (data, width) => {
      for (let y = 0; y < 16; y += 1) data.fill(235, y * width * 4, (y * width + 22) * 4);
    }),
  ),
  picture(
    'haze-over-the-ground',
    TASKS,
    ['background-removed'],
    repaint('downloadResult', (data) => {
      for (let at = 3; at < data.length; at += 4) data[at] = Math.max(data[at] ?? 0, 24);
    }),
  ),
  picture('crop-leaves-a-margin', ['createSync'], ['crop-trims', 'picture-size'], {
    answer: async (a, passing) => {
      if (fieldOf(passing.request, 'crop') !== '1') return;
      const clear = { r: 0, g: 0, b: 0, alpha: 0 };
      const change = async (body: Buffer) => {
        const { format } = await sharp(body).metadata();
        const wider = sharp(body).extend({ top: 8, bottom: 8, left: 8, right: 8, background: clear });
        return wider.toFormat(format === 'png' ? 'png' : 'webp').toBuffer();
      };
      await onPicture(change, 'createSync')(a, passing);
    },
  }),
  picture(
    'no-shadow',
    TASKS,
    ['option-has-effect'],
    repaint('downloadResult', (data) => {
      for (let at = 3; at < data.length; at += 4) if ((data[at] ?? 0) < 250) data[at] = 0;
    }),
  ),
  picture(
    'tinted',
    ['createSync'],
    ['picture-shows-upload'],
    repaint('createSync', (data) => {
      for (let at = 0; at < data.length; at += 4) data[at] = Math.round((data[at] ?? 0) * 0.82);
    }),
  ),
  picture(
    'noisy',
    ['createSync'],
    ['picture-shows-upload', 'picture-keeps-detail'],
    repaint('createSync', (data) => {
      for (let at = 0; at < data.length; at += 1) {
        const noise = ((at * 7919) % 121) - 60;
        if (at % 4 !== 3) data[at] = Math.max(0, Math.min(255, (data[at] ?? 0) + noise));
      }
    }),
  ),
  picture('seedream-eight-pixels-off', ['generateImages'], ['picture-size', 'stated-size-true'], {
    answer: onPicture(async (body) => {
      const { width = 1, height = 1 } = await sharp(body).metadata();
      return sharp(body)
        .extract({ left: 0, top: 0, width: width - 8, height })
        .jpeg()
        .toBuffer();
    }, 'downloadResult'),
  }),
  picture('animated', ['createSync'], ['picture-still'], {
    answer: onPicture(async (body) => {
      const { format, width = 1, height = 1 } = await sharp(body).metadata();
      if (format !== 'webp') return body;
      const frames = await sharp(body).ensureAlpha().raw().toBuffer();
      const second = Buffer.from(frames);
      for (let at = 0; at < second.length; at += 4) second[at] = 255 - (second[at] ?? 0);
      return sharp(Buffer.concat([frames, second]), {
        raw: { width, height: height * 2, channels: 4, pageHeight: height },
      })
        .webp({ lossless: true, loop: 0, delay: [100, 100] })
        .toBuffer();
    }, 'createSync'),
  }),
  picture('upload-sent-back', ['createSync'], ['picture-has-alpha', 'picture-format-as-asked'], {
    answer: async (answer, { request }) => {
      if (request.operationId !== 'createSync' || answer.status !== 200 || answer.body[0] === 0x7b) return;
      const start = request.body.indexOf('\r\n\r\n', request.body.indexOf('filename=')) + 4;
      if (!request.body.includes('filename=')) return;
      answer.body = await sharp(request.body.subarray(start, request.body.lastIndexOf('\r\n--')))
        .webp()
        .toBuffer();
    },
  }),
  picture('compressed-to-death', ['createSync'], ['picture-shows-upload', 'picture-keeps-detail'], {
    answer: onPicture(async (body) => {
      const { format } = await sharp(body).metadata();
      return format === 'webp' ? sharp(body).webp({ quality: 1, alphaQuality: 100 }).toBuffer() : body;
    }, 'createSync'),
  }),
  picture('eight-colours', TASKS, ['picture-shows-upload', 'picture-keeps-detail'], {
    answer: onPicture(async (body) => {
      const { format } = await sharp(body).metadata();
      const few = await sharp(body).png({ palette: true, colours: 4, dither: 0 }).toBuffer();
      return format === 'png' ? few : sharp(few).webp({ lossless: true }).toBuffer();
    }, 'downloadResult'),
  }),
];
