/**
 * The value at a share of the sorted values, with linear interpolation between two.
 *
 * @param {readonly number[]} values at least one
 * @param {number} share 0 to 1; 0.5 is the median
 */
export function quantile(values, share) {
  if (values.length === 0) throw new RangeError('quantile needs at least one value (got an empty list)');
  const sorted = [...values].sort((one, other) => one - other);
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)];
  return below + (sorted[Math.ceil(at)] - below) * (at - Math.floor(at));
}

/** @param {readonly number[]} values */
export const median = (values) => quantile(values, 0.5);

/** @param {readonly number[]} values */
export const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * @typedef {object} Summary
 * @property {number} median
 * @property {number} low the 10th percentile
 * @property {number} high the 90th percentile
 * @property {number} count how many values were measured
 */

/**
 * @param {readonly number[]} values
 * @returns {Summary}
 */
export function summary(values) {
  return { median: median(values), low: quantile(values, 0.1), high: quantile(values, 0.9), count: values.length };
}

/**
 * Summarises the ratio of two sides that were measured in the same rounds. The ratio is taken within each round, because load on
 * the machine changes from round to round.
 *
 * @param {readonly number[]} ours
 * @param {readonly number[]} theirs as many values as `ours`
 * @returns {Summary}
 */
export function ratios(ours, theirs) {
  if (ours.length !== theirs.length)
    throw new RangeError(`ratios needs pairs (got ${ours.length} and ${theirs.length})`);
  return summary(ours.map((value, round) => value / theirs[round]));
}

/**
 * A seeded source of random numbers (mulberry32), so that a benchmark does the same work each time.
 *
 * @param {number} seed an integer
 * @returns {() => number} numbers from 0 (inclusive) to 1 (exclusive)
 */
export function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
