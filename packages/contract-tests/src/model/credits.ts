/** Credits may be fractions: sums of them are rounded to what can be meant. */
export function exact(credits: number): number {
  return Math.round(credits * 1e6) / 1e6;
}
