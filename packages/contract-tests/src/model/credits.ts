/** Rounds a sum of credits. They may be fractions, whose sums are not exact. */
export function exact(credits: number): number {
  return Math.round(credits * 1e6) / 1e6;
}
