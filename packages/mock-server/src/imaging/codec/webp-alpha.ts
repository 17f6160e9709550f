import { canonicalCode, type PrefixCode, prefixCode } from './prefix-code.js';

/** The flag byte of an alpha plane that is compressed losslessly and neither filtered nor coarsened. */
const LOSSLESS_UNFILTERED = 0b0000_0001;
/** Symbols of the green channel: 256 values, then 24 classes of lengths of copies. */
const VALUES = 256;
const SYMBOLS = VALUES + 24;
/** Longest copy, and the shortest that is worth one, in pixels. */
const LONGEST_COPY = 4096;
const SHORTEST_COPY = 4;
/** A copy of the pixel before that is as long as this is taken without a look at the row above. */
const LONG_ENOUGH = 64;
/** Numbers of the distances that are used. */
const ABOVE = 0;
const BEFORE = 1;
/** The order in which the lengths of the code for code lengths are written. */
const LENGTH_ORDER = [17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15];

/**
 * Writes an alpha plane as the body of a WebP's ALPH chunk: a lossless image whose green is the alpha. Cut-outs are large even
 * areas, which copies of the pixel before and of the row above cover; libwebp looks for much more, and takes longer over it
 * than over all the colours.
 *
 * @see https://developers.google.com/speed/webp/docs/webp_lossless_bitstream_specification
 */
export function encodeAlpha(alpha: Uint8Array, width: number): Uint8Array {
  const { tokens, counts } = tokenize(alpha, width);
  const code = prefixCode(counts);
  const out = new BitWriter();
  out.write(LOSSLESS_UNFILTERED, 8);
  out.write(0, 3); // no transform, no colour cache, one set of codes for the whole image
  writeCode(out, code);
  for (let channel = 0; channel < 3; channel++) out.write(0b0001, 4); // red, blue and alpha are always 0, in no bits
  out.write(0b0011, 4); // two distances, of one bit each: the first …
  out.write(BEFORE, 8); // … and the second
  for (let k = 0; k < tokens.length; k++) {
    const length = tokens[k]! >>> 8;
    const value = tokens[k]! & 255;
    if (length === 0) {
      out.write(code.bits[value]!, code.lengths[value]!);
      continue;
    }
    const symbol = lengthClass(length);
    const extraBits = Math.max(0, (symbol - VALUES - 2) >> 1);
    out.write(code.bits[symbol]!, code.lengths[symbol]!);
    out.write((length - 1) & ((1 << extraBits) - 1), extraBits);
    out.write(value, 1);
  }
  return out.finish();
}

/** The plane as values and copies: a value, or a copy's length above eight bits that hold its distance. */
function tokenize(alpha: Uint8Array, width: number): { tokens: Uint32Array; counts: Uint32Array } {
  let tokens = new Uint32Array(1 << 16);
  const counts = new Uint32Array(SYMBOLS);
  let count = 0;
  for (let i = 0; i < alpha.length; ) {
    if (count === tokens.length) {
      const larger = new Uint32Array(count * 2);
      larger.set(tokens);
      tokens = larger;
    }
    let length = i > 0 ? runLength(alpha, i, i - 1) : 0;
    let distance = BEFORE;
    if (length < LONG_ENOUGH && i >= width) {
      const above = runLength(alpha, i, i - width);
      if (above > length) {
        length = above;
        distance = ABOVE;
      }
    }
    if (length >= SHORTEST_COPY) {
      tokens[count++] = (length << 8) | distance;
      counts[lengthClass(length)]!++;
      i += length;
    } else {
      const value = alpha[i++]!;
      tokens[count++] = value;
      counts[value]!++;
    }
  }
  // A code needs two symbols.
  counts[0]!++;
  counts[VALUES - 1]!++;
  return { tokens: tokens.subarray(0, count), counts };
}

/** How many pixels from `at` on are those from `from` on. */
function runLength(alpha: Uint8Array, at: number, from: number): number {
  const most = Math.min(LONGEST_COPY, alpha.length - at);
  let length = 0;
  while (length < most && alpha[at + length] === alpha[from + length]) length++;
  return length;
}

/** The symbol of a copy's length: exact up to 4, beyond it two classes for each power of two. */
function lengthClass(length: number): number {
  const d = length - 1;
  if (d < 4) return VALUES + d;
  const high = 31 - Math.clz32(d);
  return VALUES + 2 * high + ((d >> (high - 1)) & 1);
}

/** Writes the lengths of a code, four bits each. */
function writeCode(out: BitWriter, { lengths }: PrefixCode): void {
  const plain = canonicalCode(Uint8Array.from({ length: 19 }, (_, symbol) => (symbol < 16 ? 4 : 0)));
  out.write(0, 1); // a code of many symbols
  out.write(LENGTH_ORDER.length - 4, 4);
  for (const symbol of LENGTH_ORDER) out.write(plain.lengths[symbol]!, 3);
  out.write(0, 1); // for every symbol
  for (const length of lengths) out.write(plain.bits[length]!, 4);
}

/** Collects bits, the lowest of a byte first. */
class BitWriter {
  #bytes = new Uint8Array(1 << 16);
  #length = 0;
  #pending = 0;
  #bits = 0;

  /** @param count at most 16. */
  write(value: number, count: number): void {
    this.#pending |= value << this.#bits;
    this.#bits += count;
    while (this.#bits >= 8) {
      if (this.#length === this.#bytes.length) this.#grow();
      this.#bytes[this.#length++] = this.#pending;
      this.#pending >>>= 8;
      this.#bits -= 8;
    }
  }

  #grow(): void {
    const larger = new Uint8Array(this.#bytes.length * 2);
    larger.set(this.#bytes);
    this.#bytes = larger;
  }

  finish(): Uint8Array {
    if (this.#bits > 0) this.write(0, 8 - this.#bits);
    return this.#bytes.subarray(0, this.#length);
  }
}
