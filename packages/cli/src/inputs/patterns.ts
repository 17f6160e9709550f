/** In characters. A range that would be longer than this is not written out: picomatch accepts patterns of up to 65,536. */
const LONGEST_RANGE = 60_000;

/**
 * Rewrites the parts of a shell pattern that picomatch reads differently: a negated set (`[!a]` becomes `[^a]`) and a range
 * with leading zeros (`{01..03}` becomes `{01,02,03}`). Without this, both find the wrong files or none.
 *
 * @param pattern - A pattern with `/` as separator.
 */
export function fromShellPattern(pattern: string): string {
  return pattern
    .replace(/(?<![\\[])\[!/g, '[^')
    .replace(/(?<!\\)\{(\d+)\.\.(\d+)\}/g, (range, first: string, last: string) => paddedRange(first, last) ?? range);
}

/** @returns `undefined` if the range is not padded, and so needs no rewriting. */
function paddedRange(first: string, last: string): string | undefined {
  if (!/^0\d/.test(first) && !/^0\d/.test(last)) return undefined;
  const [from, to] = [Number(first), Number(last)];
  const count = Math.abs(to - from) + 1;
  const width = Math.max(first.length, last.length);
  if (count * (width + 1) > LONGEST_RANGE) return undefined;
  const step = Math.sign(to - from);
  const numbers = Array.from({ length: count }, (_, index) => String(from + index * step).padStart(width, '0'));
  // Braces around a single value would be taken literally.
  return numbers.length === 1 ? numbers.join() : `{${numbers.join(',')}}`;
}
