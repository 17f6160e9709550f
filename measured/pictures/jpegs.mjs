// Kinds of JPEG files.
import sharp from 'sharp';
import { flatJpeg, segment, toCmyk, toYcc } from './flat-jpeg.mjs';
import { jpegExif } from './parts.mjs';
import { HEIGHT, inP3, pixels, WIDTH } from './scene.mjs';

const APP0 = 0xe0;
const APP1 = 0xe1;
const APP2 = 0xe2;
const APP14 = 0xee;
const COM = 0xfe;

export const drawing = (options) => {
  const channels = options?.alpha ? 4 : 3;
  return sharp(pixels(options), { raw: { width: WIDTH, height: HEIGHT, channels } });
};
const jpeg = (options) =>
  drawing()
    .jpeg({ quality: 95, chromaSubsampling: '4:4:4', ...options })
    .toBuffer();
const behindStart = (file, ...parts) => Buffer.concat([file.subarray(0, 2), ...parts, file.subarray(2)]);
/** The segment by which Photoshop says how to read the components. */
const adobe = (transform) => segment(APP14, [...Buffer.from('Adobe'), 0, 100, 0, 0, 0, 0, transform]);
const inverted = (model) => (colour) => model(colour).map((value) => 255 - value);
const GREY_SCENE = ([r, g, b]) => [Math.round(0.299 * r + 0.587 * g + 0.114 * b)];
const sampled = (...sampling) => flatJpeg({ sampling });

/** XMP which says that a second picture after the first one is its HDR gain map. */
const GAIN_MAP_XMP =
  'http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">' +
  '<rdf:Description xmlns:hdrgm="http://ns.adobe.com/hdr-gain-map/1.0/" hdrgm:Version="1.0"/></rdf:RDF></x:xmpmeta>';

/** The profile of Display P3 that comes with sharp. */
export async function p3Profile() {
  return (await sharp(await drawing().withIccProfile('p3').jpeg().toBuffer()).metadata()).icc;
}

/** The scene in Display P3, with the profile split into `count` segments. */
async function p3In(count) {
  const profile = await p3Profile();
  const size = Math.ceil(profile.length / count);
  const segments = Array.from({ length: count }, (_, at) => {
    const head = Buffer.from(`ICC_PROFILE\0${String.fromCharCode(at + 1, count)}`, 'latin1');
    return segment(APP2, Buffer.concat([head, profile.subarray(at * size, (at + 1) * size)]));
  });
  const plain = await drawing({ map: inP3 }).jpeg({ quality: 95, chromaSubsampling: '4:4:4' }).toBuffer();
  return behindStart(plain, ...segments);
}

/** The files by id. `grey`: shows the scene without colours. `turns`: stored on its side. */
export const JPEGS = {
  'jpeg-baseline': { make: () => jpeg() },
  'jpeg-progressive': { make: () => jpeg({ progressive: true }) },
  'jpeg-mozjpeg': { make: () => jpeg({ mozjpeg: true }) },
  'jpeg-420': { make: () => jpeg({ chromaSubsampling: '4:2:0' }) },
  'jpeg-422': { make: () => sampled([2, 1], [1, 1], [1, 1]) },
  'jpeg-440': { make: () => sampled([1, 2], [1, 1], [1, 1]) },
  'jpeg-411': { make: () => sampled([4, 1], [1, 1], [1, 1]) },
  'jpeg-410': { make: () => sampled([4, 2], [1, 1], [1, 1]) },
  'jpeg-coarse-luma': { make: () => sampled([1, 1], [2, 2], [2, 2]) },
  'jpeg-uneven-chroma': { make: () => sampled([2, 2], [2, 1], [1, 2]) },
  'jpeg-grey': { make: () => flatJpeg({ model: GREY_SCENE, sampling: [[1, 1]] }), grey: true },
  'jpeg-grey-factors': { make: () => flatJpeg({ model: GREY_SCENE, sampling: [[2, 2]] }), grey: true },
  'jpeg-rgb-adobe': { make: () => flatJpeg({ model: (colour) => colour, before: [adobe(0)] }) },
  'jpeg-rgb-names': { make: () => flatJpeg({ model: (colour) => colour, ids: [82, 71, 66] }) },
  'jpeg-cmyk-adobe': {
    make: () => flatJpeg({ model: inverted(toCmyk), sampling: Array(4).fill([1, 1]), before: [adobe(0)] }),
  },
  'jpeg-cmyk-plain': { make: () => flatJpeg({ model: toCmyk, sampling: Array(4).fill([1, 1]) }) },
  'jpeg-ycck-adobe': {
    make: () =>
      flatJpeg({
        // Photoshop stores ink inverted.
        model: (colour) => [...toYcc(colour.map((value) => 255 - value)), 255],
        sampling: Array(4).fill([1, 1]),
        before: [adobe(2)],
      }),
  },
  'jpeg-cmyk-icc': {
    make: () => drawing().toColourspace('cmyk').jpeg({ quality: 95 }).keepIccProfile().toBuffer(),
    tolerance: 80,
  },
  'jpeg-two-components': {
    make: () =>
      flatJpeg({
        model: (colour) => [GREY_SCENE(colour)[0], 128],
        sampling: [
          [1, 1],
          [1, 1],
        ],
      }),
    grey: true,
  },
  'jpeg-12-bit': { make: () => flatJpeg({ precision: 12 }) },
  'jpeg-restart': { make: () => flatJpeg({ restart: 7 }) },
  'jpeg-late-height': { make: () => flatJpeg({ late: true }) },
  'jpeg-three-scans': { make: () => flatJpeg({ interleaved: false }) },
  'jpeg-fill-bytes': { make: () => flatJpeg({ between: Buffer.alloc(9, 0xff) }) },
  'jpeg-stray-bytes': { make: () => flatJpeg({ between: Buffer.alloc(9, 0x11) }) },
  'jpeg-late-frame': {
    make: () => flatJpeg({ before: Array.from({ length: 9 }, () => segment(COM, Buffer.alloc(60_000, 46))) }),
  },
  'jpeg-exif-6': {
    make: () => drawing().rotate(270).jpeg({ quality: 95 }).withMetadata({ orientation: 6 }).toBuffer(),
    turns: true,
  },
  'jpeg-exif-2': { make: () => drawing().flop().jpeg({ quality: 95 }).withMetadata({ orientation: 2 }).toBuffer() },
  'jpeg-exif-9': { make: async () => behindStart(await jpeg(), segment(APP1, jpegExif(9))) },
  'jpeg-exif-late': {
    make: async () => {
      const file = await drawing().rotate(270).jpeg({ quality: 95 }).toBuffer();
      return behindStart(
        file,
        ...Array.from({ length: 3 }, () => segment(COM, Buffer.alloc(60_000, 46))),
        segment(APP1, jpegExif(6)),
      );
    },
    turns: true,
  },
  'jpeg-exif-twice': {
    make: async () => {
      const file = await drawing().rotate(270).jpeg({ quality: 95 }).toBuffer();
      return behindStart(file, segment(APP1, jpegExif(6)), segment(APP1, jpegExif(1)));
    },
    turns: true,
  },
  'jpeg-p3': { make: () => p3In(1) },
  'jpeg-p3-in-two': { make: () => p3In(2) },
  'jpeg-gain-map': {
    make: async () => {
      const second = await sharp(Buffer.alloc(WIDTH * HEIGHT, 90), {
        raw: { width: WIDTH, height: HEIGHT, channels: 1 },
      })
        .jpeg()
        .toBuffer();
      return Buffer.concat([behindStart(await jpeg(), segment(APP1, Buffer.from(GAIN_MAP_XMP, 'latin1'))), second]);
    },
  },
  'jpeg-density': {
    make: () => flatJpeg({ before: [segment(APP0, [...Buffer.from('JFIF\0'), 1, 1, 1, 0, 144, 0, 72, 0, 0])] }),
  },
  'jpeg-trailing': { make: async () => Buffer.concat([await jpeg(), Buffer.alloc(5000, 65)]) },
};
