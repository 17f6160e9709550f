import { floatPlane } from './scratch.js';

/**
 * Box blur of one plane, edges repeated, in time independent of the radius. Two or three passes come close to a Gaussian.
 *
 * @param radius in pixels; the box is `2 × radius + 1` wide.
 */
export function boxBlur(source: Float32Array, width: number, height: number, radius: number): Float32Array {
  if (radius < 1) return source.slice();
  const across = floatPlane(source.length);
  const result = floatPlane(source.length);
  const scale = 1 / (2 * radius + 1);
  for (let y = 0; y < height; y++) blurRow(source, across, y * width, width, radius, scale);
  // Columns are summed a row at a time, so that memory is walked in order.
  const sums = new Float64Array(width);
  for (let x = 0; x < width; x++) sums[x] = across[x]! * (radius + 1);
  for (let y = 1; y <= radius; y++) {
    const row = Math.min(y, height - 1) * width;
    for (let x = 0; x < width; x++) sums[x]! += across[row + x]!;
  }
  for (let y = 0; y < height; y++) {
    const enter = Math.min(y + radius + 1, height - 1) * width;
    const leave = Math.max(y - radius, 0) * width;
    meanDown(sums, across, enter, leave, result, y * width, scale);
  }
  return result;
}

function blurRow(source: Float32Array, out: Float32Array, row: number, width: number, radius: number, scale: number) {
  const last = row + width - 1;
  let sum = source[row]! * (radius + 1);
  for (let x = 1; x <= radius; x++) sum += source[Math.min(row + x, last)]!;
  const inner = Math.max(0, Math.min(width, width - radius - 1));
  for (let x = 0; x < width; x++) {
    out[row + x] = sum * scale;
    const enter = x < inner ? row + x + radius + 1 : last;
    const leave = x > radius ? row + x - radius : row;
    sum += source[enter]! - source[leave]!;
  }
}

/** Writes a row of means of the columns, and moves their sums one row down. */
function meanDown(
  sums: Float64Array,
  plane: Float32Array,
  enter: number,
  leave: number,
  out: Float32Array,
  row: number,
  scale: number,
) {
  for (let x = 0; x < sums.length; x++) {
    const sum = sums[x]!;
    out[row + x] = sum * scale;
    sums[x] = sum + plane[enter + x]! - plane[leave + x]!;
  }
}

/** Three box passes: close to a Gaussian with a standard deviation of about `radius`. */
export function softBlur(source: Float32Array, width: number, height: number, radius: number): Float32Array {
  const r = Math.max(1, Math.round(radius));
  return boxBlur(boxBlur(boxBlur(source, width, height, r), width, height, r), width, height, r);
}
