// Kinds of WebP files, and files in other formats.
import sharp from 'sharp';
import { drawing, p3Profile } from './jpegs.mjs';
import { exif, webpChunk, webpChunks, webpOf } from './parts.mjs';
import { HEIGHT, inP3, pixels, WIDTH } from './scene.mjs';

const lossy = { quality: 95 };
const webp = (options, settings = lossy) => drawing(options).webp(settings).toBuffer();
const u24 = (value) => [value & 255, (value >> 8) & 255, value >> 16];
const head = (flags, width = WIDTH, height = HEIGHT) =>
  webpChunk('VP8X', [flags, 0, 0, 0, ...u24(width - 1), ...u24(height - 1)]);
const PROFILE = 0x20;
const EXIF = 0x08;

/** The chunk of a plain WebP file that contains the pixels. */
const frameOf = async (file) => {
  const { name, content } = webpChunks(await file).find(
    (chunk) => chunk.name.startsWith('VP8') && chunk.name !== 'VP8X',
  );
  return webpChunk(name, content);
};
const onItsSide = () => drawing().rotate(270).webp(lossy).toBuffer();

/** Two frames one above the other, from which sharp makes an animation. */
const frames = (alpha = false) => {
  const own = pixels({ alpha });
  const black = Buffer.alloc(own.length).fill(alpha ? 255 : 0);
  return sharp(Buffer.concat([own, black]), {
    raw: { width: WIDTH, height: HEIGHT * 2, channels: alpha ? 4 : 3, pageHeight: HEIGHT },
  });
};

export const WEBPS = {
  'webp-lossy': { make: () => webp() },
  'webp-lossless': { make: () => webp({}, { lossless: true }) },
  'webp-lossy-alpha': { make: () => webp({ alpha: true }), alpha: true },
  'webp-lossless-alpha': { make: () => webp({ alpha: true }, { lossless: true }), alpha: true },
  'webp-animated': { make: () => frames().webp(lossy).toBuffer() },
  'webp-animated-alpha': { make: () => frames(true).webp(lossy).toBuffer(), alpha: true },
  'webp-exif-6': {
    make: async () => webpOf(head(EXIF, HEIGHT, WIDTH), await frameOf(onItsSide()), webpChunk('EXIF', exif(6))),
    turns: true,
  },
  'webp-exif-unannounced': {
    make: async () => webpOf(head(0, HEIGHT, WIDTH), await frameOf(onItsSide()), webpChunk('EXIF', exif(6))),
    turns: true,
  },
  'webp-p3': {
    make: async () => webpOf(head(PROFILE), webpChunk('ICCP', await p3Profile()), await frameOf(webp({ map: inP3 }))),
  },
  'webp-unknown-chunk': {
    make: async () => webpOf(head(0), webpChunk('JUNK', Buffer.alloc(99)), await frameOf(webp())),
  },
  'webp-trailing': { make: async () => Buffer.concat([await webp(), Buffer.alloc(5000, 65)]) },
};

/** A bitmap of Windows: rows from the bottom up, blue first. */
function bitmap() {
  const rgb = pixels();
  const file = Buffer.alloc(54 + rgb.length);
  file.write('BM', 'latin1');
  for (const [at, value] of [
    [2, file.length],
    [10, 54],
    [14, 40],
    [18, WIDTH],
    [22, HEIGHT],
    [34, rgb.length],
  ])
    file.writeUInt32LE(value, at);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(24, 28);
  for (let at = 0; at < rgb.length; at += 3) {
    const row = HEIGHT - 1 - Math.floor(at / 3 / WIDTH);
    const place = 54 + row * WIDTH * 3 + (at % (WIDTH * 3));
    file.set([rgb[at + 2], rgb[at + 1], rgb[at]], place);
  }
  return file;
}

/** Formats that the API does not accept. */
export const FOREIGN = {
  gif: { make: () => drawing().gif().toBuffer() },
  'gif-clear': { make: () => drawing({ alpha: true }).gif().toBuffer(), alpha: true },
  tiff: { make: () => drawing().tiff().toBuffer() },
  avif: { make: () => drawing().avif({ quality: 90, effort: 0 }).toBuffer() },
  bmp: { make: bitmap },
};
