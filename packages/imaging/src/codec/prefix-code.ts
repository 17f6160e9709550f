/** Longest code that WebP's lossless format allows, in bits. */
const LONGEST = 15;

/** A canonical prefix code: the code and its length in bits, by symbol. Unused symbols have length 0. */
export interface PrefixCode {
  lengths: Uint8Array;
  /** Bit-reversed, so that a code is written from its lowest bit. */
  codes: Uint16Array;
}

/**
 * Makes the prefix code of a histogram, as WebP's lossless format and deflate define it.
 *
 * @param counts how often each symbol is used. At least two symbols must be used.
 */
export function prefixCode(counts: Uint32Array): PrefixCode {
  let weights = [...counts];
  let lengths = huffmanLengths(weights);
  // Flatter counts give shorter codes. The few bits that this loses do not matter.
  while (lengths.some((length) => length > LONGEST)) {
    weights = weights.map((count) => (count === 0 ? 0 : (count >>> 1) + 1));
    lengths = huffmanLengths(weights);
  }
  return { lengths, codes: canonicalCodes(lengths) };
}

function huffmanLengths(weights: readonly number[]): Uint8Array {
  const lengths = new Uint8Array(weights.length);
  let nodes = weights
    .map((weight, symbol) => ({ weight, symbols: [symbol] }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => a.weight - b.weight);
  while (nodes.length > 1) {
    const [first, second, ...rest] = nodes;
    if (!first || !second) break;
    const joined = { weight: first.weight + second.weight, symbols: [...first.symbols, ...second.symbols] };
    for (const symbol of joined.symbols) lengths[symbol]! += 1;
    const place = rest.findIndex(({ weight }) => weight >= joined.weight);
    nodes = place < 0 ? [...rest, joined] : [...rest.slice(0, place), joined, ...rest.slice(place)];
  }
  return lengths;
}

function canonicalCodes(lengths: Uint8Array): Uint16Array {
  const codes = new Uint16Array(lengths.length);
  let code = 0;
  for (let length = 1; length <= LONGEST; length++) {
    code <<= 1;
    for (let symbol = 0; symbol < lengths.length; symbol++) {
      if (lengths[symbol] !== length) continue;
      codes[symbol] = reversed(code, length);
      code += 1;
    }
  }
  return codes;
}

function reversed(code: number, length: number): number {
  let result = 0;
  for (let bit = 0; bit < length; bit++) result |= ((code >>> bit) & 1) << (length - 1 - bit);
  return result;
}
