import sharp from 'sharp';
import type { Mutant } from '../../mutant.js';
import { fieldOf, onPicture, TASKS } from '../../tools.js';
import { make } from '../parts.js';
import { repaint } from './parts.js';

/** Drift that breaks no client: it is visible only in the picture. */
const harmless = make('picture', false);

const picture = make('picture');

const at = (width: number, x: number, y: number) => (y * width + x) * 4;

/** Moves everything. */
const shift = (dx: number, dy: number) => (data: Buffer, width: number, height: number) => {
  const old = Buffer.from(data);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const [fx, fy] = [x - dx, y - dy];
      const inside = fx >= 0 && fy >= 0 && fx < width && fy < height;
      for (let c = 0; c < 4; c += 1) data[at(width, x, y) + c] = inside ? (old[at(width, fx, fy) + c] ?? 0) : 0;
    }
};

const SYNC = ['createSync'] as const;

/** Pictures that are wrong only in their position, their frame, or for one kind of request. */
export const placementMutants: readonly Mutant[] = [
  picture('two-pixels-to-the-right', SYNC, ['picture-shows-upload'], repaint('createSync', shift(2, 0))),
  picture('three-pixels-down', TASKS, ['picture-shows-upload'], repaint('downloadResult', shift(0, 3))),
  picture(
    'hole-in-the-subject',
    SYNC,
    ['subject-kept'],
    repaint('createSync', (d, w, h) => {
      const [cx, cy] = [Math.floor(w * 0.45), Math.floor(h * 0.45)];
      for (let y = cy; y < cy + 14; y += 1) for (let x = cx; x < cx + 14; x += 1) d[at(w, x, y) + 3] = 0;
    }),
  ),
  picture(
    'mark-in-the-corner',
    SYNC,
    ['background-removed'],
    repaint('createSync', (d, w, h) => {
      for (let y = h - 12; y < h - 4; y += 1)
        for (let x = w - 26; x < w - 4; x += 1) d.set([90, 90, 90, 255], at(w, x, y));
    }),
  ),
  picture(
    'mark-on-the-subject',
    SYNC,
    ['picture-shows-upload'],
    repaint('createSync', (d, w, h) => {
      for (let y = Math.floor(h * 0.4); y < h * 0.4 + 10; y += 1)
        for (let x = Math.floor(w * 0.3); x < w * 0.3 + 24; x += 1) d.set([255, 255, 255, 255], at(w, x, y));
    }),
  ),
  picture(
    'strip-of-ground-below',
    TASKS,
    ['background-removed'],
    repaint('downloadResult', (d, w, h) => {
      for (let y = h - 3; y < h; y += 1) for (let x = 0; x < w; x += 1) d.set([242, 243, 245, 255], at(w, x, y));
    }),
  ),
  picture(
    'ground-kept-right-of-the-subject',
    SYNC,
    ['background-removed'],
    repaint('createSync', (d, w, h) => {
      for (let y = 0; y < h; y += 1)
        for (let x = Math.floor(w * 0.93); x < w; x += 1) d.set([242, 243, 245, 255], at(w, x, y));
    }),
  ),
  picture(
    'subject-a-bit-clear',
    SYNC,
    ['picture-not-blank', 'subject-kept'],
    repaint('createSync', (d) => {
      for (let i = 3; i < d.length; i += 4) d[i] = Math.round((d[i] ?? 0) * 0.9);
    }),
  ),
  picture(
    'half-of-the-subject-a-bit-clear',
    SYNC,
    ['picture-not-blank', 'subject-kept'],
    repaint('createSync', (d, w, h) => {
      for (let y = 0; y < h / 2; y += 1)
        for (let x = 0; x < w; x += 1) d[at(w, x, y) + 3] = Math.round((d[at(w, x, y) + 3] ?? 0) * 0.82);
    }),
  ),
  picture(
    'gamma-off',
    SYNC,
    ['picture-shows-upload'],
    repaint('createSync', (d) => {
      for (let i = 0; i < d.length; i += 4)
        for (let c = 0; c < 3; c += 1) d[i + c] = Math.round(255 * ((d[i + c] ?? 0) / 255) ** 0.8);
    }),
  ),
  picture(
    'green-shifted-by-one-row',
    TASKS,
    ['picture-shows-upload', 'picture-keeps-detail'],
    repaint('downloadResult', (d, w, h) => {
      const old = Buffer.from(d);
      for (let y = 6; y < h; y += 1) for (let x = 0; x < w; x += 1) d[at(w, x, y) + 1] = old[at(w, x, y - 6) + 1] ?? 0;
    }),
  ),
  harmless(
    'colours-times-alpha',
    SYNC,
    ['picture-shows-upload'],
    repaint('createSync', (d) => {
      for (let i = 0; i < d.length; i += 4)
        for (let c = 0; c < 3; c += 1) d[i + c] = Math.round(((d[i + c] ?? 0) * (d[i + 3] ?? 0)) / 255);
    }),
  ),
  picture('webp-only-mirrored', TASKS, ['picture-shows-upload', 'subject-kept'], {
    answer: onPicture(
      async (b) => (b.toString('latin1', 8, 12) === 'WEBP' ? sharp(b).flop().webp({ lossless: true }).toBuffer() : b),
      'downloadResult',
    ),
  }),
  picture('link-answers-only-shrunk', SYNC, ['picture-size'], {
    answer: onPicture(async (b) => {
      const { width = 2, format } = await sharp(b).metadata();
      return sharp(b)
        .resize(Math.ceil(width / 2))
        .toFormat(format as 'png')
        .toBuffer();
    }, 'downloadResult'),
  }),
  picture('base64-uploads-get-the-last-file', SYNC, ['picture-shows-upload', 'picture-size', 'subject-kept'], {
    answer: onPicture((b, p) => {
      if (fieldOf(p.request, 'image_base64') === undefined) {
        p.memory.set('last', b);
        return b;
      }
      return (p.memory.get('last') as Buffer | undefined) ?? b;
    }, 'createSync'),
  }),
  picture('crop-cuts-into-the-subject', SYNC, ['crop-trims', 'subject-kept', 'picture-shows-upload'], {
    answer: onPicture(async (b, p) => {
      if (fieldOf(p.request, 'crop') !== '1') return b;
      const { width = 20, height = 20, format } = await sharp(b).metadata();
      return sharp(b)
        .extract({ left: 5, top: 0, width: width - 5, height })
        .toFormat(format as 'png')
        .toBuffer();
    }, 'createSync'),
  }),
  picture('crop-leaves-four-rows', SYNC, ['crop-trims'], {
    answer: onPicture(async (b, p) => {
      if (fieldOf(p.request, 'crop') !== '1') return b;
      const { format } = await sharp(b).metadata();
      return sharp(b)
        .extend({ top: 2, bottom: 4, background: '#0000' })
        .toFormat(format as 'png')
        .toBuffer();
    }, 'createSync'),
  }),
  picture('extracted-print-upside-down', TASKS, ['picture-shows-upload'], {
    answer: onPicture(async (b) => {
      const { width = 0, format } = await sharp(b).metadata();
      return width > 500
        ? sharp(b)
            .flip()
            .toFormat(format as 'png')
            .toBuffer()
        : b;
    }, 'downloadResult'),
  }),
  picture('extracted-lower-half-missing', TASKS, ['picture-shows-upload', 'subject-undistorted', 'subject-kept'], {
    answer: onPicture(async (b) => {
      const { width = 0, height = 0, format } = await sharp(b).metadata();
      if (width < 500) return b;
      const cover = await sharp({
        create: { width, height: Math.floor(height / 2), channels: 3, background: '#ffffff' },
      })
        .png()
        .toBuffer();
      return sharp(b)
        .composite([{ input: cover, gravity: 'south' }])
        .toFormat(format as 'png')
        .toBuffer();
    }, 'downloadResult'),
  }),
];
