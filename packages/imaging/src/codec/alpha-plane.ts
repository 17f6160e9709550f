import type { Raster } from '../picture/types.js';
import { wordsOf } from '../pixels/raster.js';
import { BitWriter } from './bit-writer.js';
import { type PrefixCode, prefixCode } from './prefix-code.js';

// libwebp's own encoder takes nine bytes of memory per pixel for a lossless plane, which is 850 MB for the largest picture that
// the API takes. An alpha plane is mostly runs of one value, and runs need no memory.

/** First byte of the chunk: a lossless bit stream (1) of values from which the one above was subtracted (2 << 2). */
const LOSSLESS_FILTERED_BY_ROW = 0b1001;
/** Values of a byte. In the alphabet, the lengths of runs come after them. */
const VALUES = 256;
const LENGTHS = 24;
/** Longest run that one symbol can tell. */
const LONGEST_RUN = 4096;
/** A run that is shorter takes no fewer bits than its values. */
const SHORTEST_RUN = 4;
/** In the order of distances, the pixel on the left is second; its symbol is 1. */
const LEFT = 1;

/**
 * Encodes the alpha of a picture, exactly, as the payload of a WebP's ALPH chunk.
 *
 * @see https://developers.google.com/speed/webp/docs/webp_lossless_bitstream_specification
 */
export function encodeAlpha(raster: Raster): Uint8Array {
  const counts = new Uint32Array(VALUES + LENGTHS);
  forEachSymbol(raster, (symbol) => {
    counts[symbol]! += 1;
  });
  // A code has at least two symbols.
  for (let symbol = 0; counts.filter((count) => count > 0).length < 2; symbol++) counts[symbol] ||= 1;
  const code = prefixCode(counts);
  const bits = new BitWriter();
  bits.write(LOSSLESS_FILTERED_BY_ROW, 8);
  // No transforms, no cache of colours, one group of codes.
  bits.write(0, 3);
  writeCode(bits, code);
  // Red, blue and alpha are always 0, and every distance is that of the pixel on the left.
  for (const only of [0, 0, 0, LEFT]) writeSingleSymbolCode(bits, only);
  forEachSymbol(raster, (symbol, extra, extraBits) => {
    bits.write(code.codes[symbol]!, code.lengths[symbol]!);
    if (extraBits > 0) bits.write(extra, extraBits);
  });
  return bits.finish();
}

type Visit = (symbol: number, extra: number, extraBits: number) => void;

/** Calls back with each symbol of a picture's alpha: a value minus the one above it, or the length of a run of the last one. */
function forEachSymbol(raster: Raster, visit: Visit): void {
  const { width } = raster;
  const words = wordsOf(raster);
  let last = -1;
  let run = 0;
  for (let i = 0; i < words.length; ) {
    // In the first row, the one above is the one on the left.
    const above = i >= width ? words[i - width]! : i > 0 ? words[i - 1]! : 0;
    const value = ((words[i]! >>> 24) - (above >>> 24)) & 255;
    i += 1;
    if (value !== last) {
      visitRun(last, run, visit);
      visit(value, 0, 0);
      last = value;
      run = 0;
      continue;
    }
    run += 1;
    if (value !== 0 || i < width) continue;
    // Nearly all of a plane equals the row above it.
    const start = i;
    while (i < words.length && (words[i]! ^ words[i - width]!) >>> 24 === 0) i += 1;
    run += i - start;
  }
  visitRun(last, run, visit);
}

function visitRun(value: number, run: number, visit: Visit): void {
  let left = run;
  while (left >= SHORTEST_RUN) {
    const length = Math.min(left, LONGEST_RUN);
    left -= length;
    // Lengths up to 4 have a symbol each. Above, a symbol gives the two highest bits, and the bits after it the rest.
    const rest = length - 1;
    const high = 31 - Math.clz32(rest);
    const extraBits = length <= 4 ? 0 : high - 1;
    const symbol = length <= 4 ? rest : 2 * high + ((rest >>> (high - 1)) & 1);
    visit(VALUES + symbol, rest & ((1 << extraBits) - 1), extraBits);
  }
  for (; left > 0; left--) visit(value, 0, 0);
}

function writeCode(bits: BitWriter, { lengths }: PrefixCode): void {
  bits.write(0, 1);
  // The lengths are written with a code of their own: 19 symbols, of which 0 to 15, the lengths, have four bits each.
  bits.write(19 - 4, 4);
  for (const symbol of [17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]) {
    bits.write(symbol < 16 ? 4 : 0, 3);
  }
  // All lengths follow.
  bits.write(0, 1);
  for (const length of lengths) bits.write(FOUR_BITS_REVERSED[length]!, 4);
}

const FOUR_BITS_REVERSED = Uint8Array.from(
  { length: 16 },
  (_, i) => ((i & 1) << 3) | ((i & 2) << 1) | ((i & 4) >> 1) | (i >> 3),
);

/** A code of one symbol, 0 or 1, which then takes no bits. */
function writeSingleSymbolCode(bits: BitWriter, symbol: number): void {
  bits.write(0b001, 3);
  bits.write(symbol, 1);
}
