/** Largest distance between the soft edge and the contour, in pixels of the small copy. */
const BAND = 2;
/** Number of pixels in the square around a pixel in which subject pixels are counted. */
export const SQUARE = (2 * BAND + 1) ** 2;

/**
 * Counts the subject pixels in the square around each pixel: 0 in the background, {@link SQUARE} in the subject, and a number in
 * between on the contour. The picture's outermost pixels are repeated outwards.
 *
 * @param subject the mask; 1 = subject.
 */
export function countAround(subject: Uint8Array, w: number, h: number): Uint8Array {
  const out = new Uint8Array(w * h);
  // Sums down the columns, of the rows around the current one. At each end, they are repeated as the pixels are.
  const sums = new Uint8Array(w + 2 * BAND);
  for (let k = -BAND; k <= BAND; k++) addRow(sums, subject, Math.min(h - 1, Math.max(0, k)) * w, w);
  for (let y = 0; y < h; y++) {
    sums.fill(sums[BAND]!, 0, BAND);
    sums.fill(sums[BAND + w - 1]!, BAND + w);
    sumAlong(sums, out, y * w, w);
    moveDown(sums, subject, Math.max(0, y - BAND) * w, Math.min(h - 1, y + BAND + 1) * w, w);
  }
  return out;
}

function addRow(sums: Uint8Array, subject: Uint8Array, start: number, w: number): void {
  for (let x = 0; x < w; x++) sums[x + BAND]! += subject[start + x]!;
}

/** Writes the counts of one row. */
function sumAlong(sums: Uint8Array, out: Uint8Array, start: number, w: number): void {
  let sum = 0;
  for (let x = 0; x < 2 * BAND; x++) sum += sums[x]!;
  for (let x = 0; x < w; x++) {
    sum += sums[x + 2 * BAND]!;
    out[start + x] = sum;
    sum -= sums[x]!;
  }
}

/** Adds the row that enters the squares below, and takes away the one that leaves them above. */
function moveDown(sums: Uint8Array, subject: Uint8Array, leaving: number, entering: number, w: number): void {
  for (let x = 0; x < w; x++) sums[x + BAND]! += subject[entering + x]! - subject[leaving + x]!;
}
