// Kinds of PNG files.
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { drawing, p3Profile } from './jpegs.mjs';
import { exif, pngChunk, pngChunks, pngOf, pngWith, rawPng } from './parts.mjs';
import { COLOURS, colourAt, HEIGHT, inLinear, inP3, isGround, pixels, WIDTH } from './scene.mjs';

const png = (options) => drawing(options).png().toBuffer();
const luma = ([r, g, b]) => Math.round(0.299 * r + 0.587 * g + 0.114 * b);
const rows = (bytesOf) =>
  Array.from({ length: HEIGHT }, (_, y) => Array.from({ length: WIDTH }, (_, x) => bytesOf(x, y)).flat());
const raw = (depth, type, bytesOf, chunks) =>
  rawPng({ width: WIDTH, height: HEIGHT, depth, type, rows: rows(bytesOf), chunks });
const u32 = (...values) =>
  values.flatMap((value) => [value >>> 24, (value >> 16) & 255, (value >> 8) & 255, value & 255]);

/** The colours of the scene as a palette: the ground first. */
const PALETTE = pngChunk('PLTE', [[255, 255, 255], ...COLOURS].flat());
const indexAt = (x, y) => (isGround(x, y) ? 0 : COLOURS.indexOf(colourAt(x, y)) + 1);
const wide = (value) => [value, value];

/** Primaries of Display P3 in the units of cHRM: the white point, then red, green and blue. */
const P3_CHRM = u32(31270, 32900, 68000, 32000, 26500, 69000, 15000, 6000);
const SRGB_GAMMA = pngChunk('gAMA', u32(45_455));

async function animated() {
  const [head, ...others] = pngChunks(await png()).map(({ bytes }) => bytes);
  const data = others.filter((chunk) => chunk.toString('latin1', 4, 8) === 'IDAT');
  const control = (number) => pngChunk('fcTL', [...u32(number, WIDTH, HEIGHT, 0, 0), 0, 1, 0, 10, 0, 0]);
  const black = deflateSync(Buffer.alloc((WIDTH * 3 + 1) * HEIGHT));
  return pngOf(
    head,
    pngChunk('acTL', u32(2, 0)),
    control(0),
    ...data,
    control(1),
    pngChunk('fdAT', [...u32(2), ...black]),
    pngChunk('IEND', []),
  );
}

/** A PNG whose data is split into chunks of `size` bytes. */
async function inPieces(size) {
  const chunks = pngChunks(await png());
  const data = Buffer.concat(chunks.filter(({ name }) => name === 'IDAT').map(({ bytes }) => bytes.subarray(8, -4)));
  const pieces = Array.from({ length: Math.ceil(data.length / size) }, (_, at) =>
    pngChunk('IDAT', data.subarray(at * size, (at + 1) * size)),
  );
  return pngOf(chunks[0].bytes, ...pieces, chunks.at(-1).bytes);
}

async function withProfile() {
  const profile = Buffer.concat([Buffer.from('P3\0\0', 'latin1'), deflateSync(await p3Profile())]);
  return pngWith(await png({ map: inP3 }), { early: [pngChunk('iCCP', profile)] });
}

const onItsSide = async () =>
  sharp(await png())
    .rotate(270)
    .png()
    .toBuffer();

/** By id, as in `jpegs.mjs`. `alpha`: the ground is transparent. */
export const PNGS = {
  'png-rgb': { make: () => png() },
  'png-rgba': { make: () => png({ alpha: true }), alpha: true },
  'png-grey': { make: () => raw(8, 0, (x, y) => [luma(colourAt(x, y))]), grey: true },
  'png-grey-alpha': {
    make: () => raw(8, 4, (x, y) => [luma(colourAt(x, y)), isGround(x, y) ? 0 : 255]),
    grey: true,
    alpha: true,
  },
  'png-palette': { make: () => raw(8, 3, (x, y) => [indexAt(x, y)], [PALETTE]) },
  'png-palette-clear': {
    make: () => raw(8, 3, (x, y) => [indexAt(x, y)], [PALETTE, pngChunk('tRNS', [0])]),
    alpha: true,
  },
  'png-palette-4-bit': {
    make: () =>
      rawPng({
        ...{ width: WIDTH, height: HEIGHT, depth: 4, type: 3, chunks: [PALETTE] },
        rows: rows((x, y) => (x % 2 === 0 ? [(indexAt(x, y) << 4) | indexAt(x + 1, y)] : [])),
      }),
  },
  'png-key-colour': {
    make: () => raw(8, 2, (x, y) => colourAt(x, y), [pngChunk('tRNS', [0, 255, 0, 255, 0, 255])]),
    alpha: true,
  },
  'png-16-bit': { make: () => raw(16, 2, (x, y) => colourAt(x, y).flatMap(wide)) },
  'png-16-bit-alpha': {
    make: () => raw(16, 6, (x, y) => [...colourAt(x, y), isGround(x, y) ? 0 : 255].flatMap(wide)),
    alpha: true,
  },
  'png-16-bit-grey': { make: () => raw(16, 0, (x, y) => wide(luma(colourAt(x, y)))), grey: true },
  'png-16-bit-key': {
    make: () => raw(16, 2, (x, y) => colourAt(x, y).flatMap(wide), [pngChunk('tRNS', new Array(6).fill(255))]),
    alpha: true,
  },
  'png-interlaced': { make: () => drawing().png({ progressive: true }).toBuffer() },
  'png-gamma': { make: async () => pngWith(await png({ map: inLinear }), { early: [pngChunk('gAMA', u32(100_000))] }) },
  'png-gamma-and-srgb': {
    make: async () => pngWith(await png(), { early: [pngChunk('sRGB', [0]), pngChunk('gAMA', u32(100_000))] }),
  },
  'png-p3-profile': { make: withProfile },
  'png-p3-cicp': { make: async () => pngWith(await png({ map: inP3 }), { early: [pngChunk('cICP', [12, 13, 0, 1])] }) },
  'png-p3-chromaticities': {
    make: async () => pngWith(await png({ map: inP3 }), { early: [SRGB_GAMMA, pngChunk('cHRM', P3_CHRM)] }),
  },
  'png-exif-6': { make: async () => pngWith(await onItsSide(), { early: [pngChunk('eXIf', exif(6))] }), turns: true },
  'png-exif-late': { make: async () => pngWith(await onItsSide(), { late: [pngChunk('eXIf', exif(6))] }), turns: true },
  'png-density': { make: async () => pngWith(await png(), { early: [pngChunk('pHYs', [...u32(5669, 2835), 1])] }) },
  'png-significant-bits': { make: async () => pngWith(await png(), { early: [pngChunk('sBIT', [5, 6, 5])] }) },
  'png-background': {
    make: async () => pngWith(await png({ alpha: true }), { early: [pngChunk('bKGD', [0, 255, 0, 0, 0, 0])] }),
    alpha: true,
  },
  'png-animated': { make: animated },
  'png-in-pieces': { make: () => inPieces(7) },
  'png-late-text': {
    make: async () => pngWith(await png(), { early: [pngChunk('tEXt', Buffer.alloc(400_000, 46).fill('k\0', 0, 2))] }),
  },
  'png-trailing': { make: async () => Buffer.concat([await png(), Buffer.alloc(5000, 65)]) },
  'png-half-clear': {
    make: () =>
      sharp(
        pixels({ alpha: true }).map((value, at) => (at % 4 === 3 && value === 255 ? 128 : value)),
        {
          raw: { width: WIDTH, height: HEIGHT, channels: 4 },
        },
      )
        .png()
        .toBuffer(),
    alpha: true,
    opacity: 128,
  },
};
