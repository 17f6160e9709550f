import { describe, expect, test } from 'vitest';
import type { DecodedPicture } from '../../pictures/decode.js';
import {
  type Drawing,
  insideBox,
  type Pixel,
  painterOf,
  subjectBox,
  subjectPainterOf,
} from '../../pictures/drawing.js';
import { edgeSights } from './picture-edge.js';

const DRAWING: Drawing = { scene: 'product', seed: 48, width: 124, height: 110 };

/** A cut-out as a service might make it: what a pixel shows, by its distance from the border. */
function cutOut(pixel: (inside: number, x: number, y: number) => Pixel): DecodedPicture {
  const { width, height } = DRAWING;
  const pixels = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      pixels.set(pixel(insideBox(subjectBox(DRAWING), x + 0.5, y + 0.5), x, y), (y * width + x) * 4);
    }
  }
  const form = { format: 'png', hasAlpha: true, frames: 1, orientation: 1, depth: 8, colours: 3 } as const;
  return { ...form, width, height, pixels };
}

const uploaded = painterOf(DRAWING);
const subject = subjectPainterOf(DRAWING);
const softly = (inside: number) => Math.round(255 * Math.max(0, Math.min(1, (inside + 1.5) / 3)));
const withAlpha = ([red, green, blue]: Pixel, alpha: number): Pixel => [red, green, blue, alpha];
const dimmed = ([red, green, blue]: Pixel, by: number, alpha: number): Pixel => [
  red * by,
  green * by,
  blue * by,
  alpha,
];
const kindsOf = (picture: DecodedPicture) => edgeSights(picture, DRAWING).map(({ kind }) => kind);

describe('edges of a cut-out', () => {
  test.each([
    ['soft and blended with the background', cutOut((i, x, y) => withAlpha(uploaded(x, y), softly(i)))],
    ['soft, in the colours of the subject only', cutOut((i, x, y) => withAlpha(subject(x, y), softly(i)))],
    ['hard', cutOut((i, x, y) => withAlpha(uploaded(x, y), i >= 0 ? 255 : 0))],
    ['one pixel wider', cutOut((i, x, y) => withAlpha(uploaded(x, y), softly(i + 1)))],
    ['one pixel narrower', cutOut((i, x, y) => withAlpha(uploaded(x, y), softly(i - 1)))],
  ])('an edge that is %s is accepted', (_, picture) => {
    expect(kindsOf(picture)).toEqual([]);
  });

  test('colours multiplied by alpha are found', () => {
    const picture = cutOut((i, x, y) => dimmed(subject(x, y), softly(i) / 255, softly(i)));
    expect(kindsOf(picture)).toEqual(['other-picture']);
  });

  test.each([
    ['dark', [0, 0, 0, 255]],
    ['white', [255, 255, 255, 255]],
  ] as const)('a %s outline is found', (_, colour) => {
    const picture = cutOut((i, x, y) => (i >= 0 && i < 3 ? colour : withAlpha(uploaded(x, y), softly(i))));
    expect(kindsOf(picture)).toEqual(['other-picture']);
  });

  test('a fringe of the background is found', () => {
    const picture = cutOut((i, x, y) => withAlpha(uploaded(x, y), i > -4 ? 255 : 0));
    expect(kindsOf(picture)).toEqual(['ground-left']);
  });
});
