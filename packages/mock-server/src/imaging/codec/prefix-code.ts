/** A prefix code (Huffman) of a lossless WebP: for each symbol the bits to write, lowest first, and how many. */
export interface PrefixCode {
  bits: Uint16Array;
  lengths: Uint8Array;
}

/** Longest code that the format allows, in bits. */
const LONGEST = 15;

/** The best prefix code for symbols that occur so often; those that never do have none. At least two must occur. */
export function prefixCode(counts: Uint32Array): PrefixCode {
  // Where the code gets too long, rare symbols are taken for a little less rare.
  let lengths = codeLengths(counts);
  for (let least = 2; Math.max(...lengths) > LONGEST; least *= 2) {
    lengths = codeLengths(counts.map((count) => (count > 0 ? Math.max(count, least) : 0)));
  }
  return canonicalCode(lengths);
}

/** Joins the two rarest groups of symbols until one is left: each join makes the codes of its symbols a bit longer. */
function codeLengths(counts: Uint32Array): Uint8Array {
  const lengths = new Uint8Array(counts.length);
  const groups = Array.from(counts, (count, symbol) => ({ count, symbols: [symbol] })).filter(({ count }) => count > 0);
  while (groups.length > 1) {
    groups.sort((a, b) => b.count - a.count);
    const [rarest, rare] = [groups.pop(), groups.pop()];
    if (!rarest || !rare) break;
    const symbols = [...rarest.symbols, ...rare.symbols];
    for (const symbol of symbols) lengths[symbol]!++;
    groups.push({ count: rarest.count + rare.count, symbols });
  }
  return lengths;
}

/** The code of these lengths: counted up by length, then by symbol, the bits turned round since readers begin at the first. */
export function canonicalCode(lengths: Uint8Array): PrefixCode {
  const bits = new Uint16Array(lengths.length);
  let code = 0;
  for (let length = 1; length <= LONGEST; length++) {
    for (let symbol = 0; symbol < lengths.length; symbol++) {
      if (lengths[symbol] !== length) continue;
      for (let k = 0; k < length; k++) if (code & (1 << k)) bits[symbol]! |= 1 << (length - 1 - k);
      code++;
    }
    code <<= 1;
  }
  return { bits, lengths };
}
