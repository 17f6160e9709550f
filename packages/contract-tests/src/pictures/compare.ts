import type { DecodedPicture } from './decode.js';
import { type Drawing, insideBox, middleOf, type Pixel, painterOf, printBox, SQUARE, subjectBox } from './drawing.js';

/** Where the drawing lies in a response: picture = offset + drawing × scale. */
export interface Placement {
  readonly left: number;
  readonly top: number;
  readonly scaleX: number;
  readonly scaleY: number;
}

/** The drawing fills the response as it was sent. */
export const IN_PLACE: Placement = { left: 0, top: 0, scaleX: 1, scaleY: 1 };

/** How much a response looks like the upload. All shares are 0 to 1. */
export interface Likeness {
  /** Sampled points of the subject that are visible with the colour that was sent. */
  readonly kept: number;
  /** Sampled points of the subject that can be seen at all. */
  readonly seen: number;
  /** Sampled points of the background that are clear. */
  readonly cleared: number;
  /** Contrast of the fine squares against that of the upload: 1 as sent, 0 blurred away. */
  readonly detail: number;
  /** Mean difference of the visible sampled points, 0 to 255. */
  readonly difference: number;
}

/** The least alpha at which the inside of a subject counts as seen: it must be opaque. */
const SOLID = 236;

/** From this distance on, a colour differs by more than lossy compression explains. */
const FAR = 26;

/**
 * Compares a result with the drawing that was uploaded, in the middle of each square of the subject (or of the
 * print on it), and at points of the background well away from the edge.
 *
 * @param picture the response
 * @param drawing what was sent
 * @param part which part of the drawing must have stayed
 * @param placement where the drawing lies in the response
 */
export function likeness(
  picture: DecodedPicture,
  drawing: Drawing,
  part: 'subject' | 'print',
  placement: Placement = IN_PLACE,
): Likeness {
  const subject = subjectBox(drawing);
  const box = part === 'print' ? printBox(drawing) : subject;
  const paint = painterOf(drawing);
  let points = 0;
  let seen = 0;
  let kept = 0;
  let difference = 0;
  let lightSum = 0;
  let darkSum = 0;
  let expectedSum = 0;
  for (let y = box.top + SQUARE / 2; y < box.bottom; y += SQUARE) {
    for (let x = box.left + SQUARE / 2; x < box.right; x += SQUARE) {
      if (insideBox(box, x, y) < 5 || !isEven(paint, x, y)) continue;
      points += 1;
      const found = sample(picture, placement, x, y);
      if (!found || found[3] < SOLID) continue;
      seen += 1;
      const wanted = paint(Math.floor(x), Math.floor(y));
      const gap = distance(found, wanted);
      difference += gap;
      if (gap <= FAR) kept += 1;
      const right = sample(picture, placement, x + SQUARE, y);
      const wantedRight = paint(Math.floor(x + SQUARE), Math.floor(y));
      if (
        right &&
        insideBox(box, x + SQUARE, y) >= 5 &&
        sameQuarter(box, x, x + SQUARE) &&
        isEven(paint, x + SQUARE, y)
      ) {
        const sign = luma(wanted) > luma(wantedRight) ? 1 : -1;
        lightSum += sign * luma(found);
        darkSum += sign * luma(right);
        expectedSum += Math.abs(luma(wanted) - luma(wantedRight));
      }
    }
  }
  return {
    kept: points === 0 ? 0 : kept / points,
    seen: points === 0 ? 0 : seen / points,
    cleared: groundCleared(picture, drawing, placement),
    detail: expectedSum === 0 ? 1 : (lightSum - darkSum) / expectedSum,
    difference: seen === 0 ? 255 : difference / seen,
  };
}

/** Whether a point has one colour all around: the squares of the print and of the subject may not be aligned. */
function isEven(paint: (x: number, y: number) => Pixel, x: number, y: number): boolean {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const here = paint(left, top);
  return (
    distance(paint(left - 2, top - 2), here) === 0 &&
    distance(paint(left + 2, top - 2), here) === 0 &&
    distance(paint(left - 2, top + 2), here) === 0 &&
    distance(paint(left + 2, top + 2), here) === 0
  );
}

/** The share of clear points in the background, well away from the subject. */
function groundCleared(picture: DecodedPicture, drawing: Drawing, placement: Placement): number {
  const subject = subjectBox(drawing);
  let points = 0;
  let clear = 0;
  for (let y = 1; y < drawing.height; y += 4) {
    for (let x = 1; x < drawing.width; x += 4) {
      if (insideBox(subject, x, y) > -6) continue;
      const at = cornerOf(picture, placement, x, y);
      if (at < 0) continue;
      points += 1;
      if (meanOfNine(picture, at + 3) < 32) clear += 1;
    }
  }
  return points === 0 ? 1 : clear / points;
}

/** The mean of the 3 × 3 pixels at a point of the drawing; undefined outside of the picture. */
export function sample(picture: DecodedPicture, placement: Placement, x: number, y: number): Pixel | undefined {
  const at = cornerOf(picture, placement, x, y);
  if (at < 0) return undefined;
  return [
    meanOfNine(picture, at),
    meanOfNine(picture, at + 1),
    meanOfNine(picture, at + 2),
    meanOfNine(picture, at + 3),
  ];
}

/** The offset of the upper left of the 3 × 3 pixels at a point of the drawing; -1 outside of the picture. */
function cornerOf({ width, height }: DecodedPicture, placement: Placement, x: number, y: number): number {
  const left = Math.round(placement.left + x * placement.scaleX - 0.5) - 1;
  const top = Math.round(placement.top + y * placement.scaleY - 0.5) - 1;
  return left < 0 || top < 0 || left >= width - 2 || top >= height - 2 ? -1 : (top * width + left) * 4;
}

/** The mean of a channel of 3 × 3 pixels. */
function meanOfNine({ width, pixels }: DecodedPicture, corner: number): number {
  let sum = 0;
  for (let row = 0, at = corner; row < 3; row += 1, at += width * 4) {
    sum += (pixels[at] ?? 0) + (pixels[at + 4] ?? 0) + (pixels[at + 8] ?? 0);
  }
  return sum / 9;
}

/** Largest difference of a colour channel. */
function distance(one: Pixel, other: Pixel): number {
  return Math.max(Math.abs(one[0] - other[0]), Math.abs(one[1] - other[1]), Math.abs(one[2] - other[2]));
}

function luma(pixel: Pixel): number {
  return 0.299 * pixel[0] + 0.587 * pixel[1] + 0.114 * pixel[2];
}

function sameQuarter(box: { left: number; right: number }, x: number, next: number): boolean {
  const middle = middleOf(box.left, box.right);
  return x >= middle === next >= middle;
}

/**
 * Whether two pictures of one size differ by more than a measure: the mean over all pixels of the largest channel
 * difference, colours weighted by their alpha, is 0 for equal pictures and 255 for opposite ones. Pictures of different
 * sizes differ.
 */
export function differsBy(measure: number, one: DecodedPicture, other: DecodedPicture): boolean {
  if (one.width !== other.width || one.height !== other.height) return true;
  const [first, second] = [one.pixels, other.pixels];
  const most = measure * one.width * one.height;
  let sum = 0;
  for (let at = 0; at < first.length && sum <= most; at += 4) sum += pixelGap(first, second, at);
  return sum > most;
}

function pixelGap(one: Uint8Array, other: Uint8Array, at: number): number {
  const alphaOne = (one[at + 3] as number) / 255;
  const alphaOther = (other[at + 3] as number) / 255;
  return Math.max(
    Math.abs(alphaOne - alphaOther) * 255,
    Math.abs((one[at] as number) * alphaOne - (other[at] as number) * alphaOther),
    Math.abs((one[at + 1] as number) * alphaOne - (other[at + 1] as number) * alphaOther),
    Math.abs((one[at + 2] as number) * alphaOne - (other[at + 2] as number) * alphaOther),
  );
}
