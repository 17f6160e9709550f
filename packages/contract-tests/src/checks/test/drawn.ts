import sharp, { type Sharp } from 'sharp';
import type { PictureExpectation } from '../../model/case.js';
import { type Drawing, encodeDrawing, insideBox, painterOf, subjectBox } from '../../pictures/drawing.js';

/** The upload of the tests. */
export const DRAWING: Drawing = { scene: 'product', seed: 79, width: 128, height: 116 };
export const GARMENT: Drawing = { ...DRAWING, scene: 'garment' };

/** The upload as a perfect service cuts it out. */
export async function cutOut(
  change: (image: Sharp) => Sharp = (image) => image,
  drawing = DRAWING,
): Promise<Uint8Array> {
  const paint = painterOf({ ...drawing, scene: 'cut-out' });
  const box = subjectBox(drawing);
  const pixels = new Uint8Array(drawing.width * drawing.height * 4);
  for (let y = 0; y < drawing.height; y += 1) {
    for (let x = 0; x < drawing.width; x += 1) {
      if (insideBox(box, x + 0.5, y + 0.5) >= 0) pixels.set(paint(x, y), (y * drawing.width + x) * 4);
    }
  }
  const image = sharp(pixels, { raw: { width: drawing.width, height: drawing.height, channels: 4 } });
  return bytes(change(image).png());
}

/** The upload itself, opaque. */
export const upload = () => encodeDrawing(DRAWING, 'png');

/** The file of a picture. */
export async function bytes(image: Sharp): Promise<Uint8Array> {
  return new Uint8Array(await image.toBuffer());
}

/** A picture of one colour. */
export const flat = (width: number, height: number, background: string, channels: 3 | 4 = 3) =>
  sharp({ create: { width, height, channels, background } });

/** What is expected of a perfect cut-out. */
export const IN_PLACE: PictureExpectation = {
  formats: ['png'],
  transparency: 'some',
  size: { width: DRAWING.width, height: DRAWING.height },
  shows: { drawing: DRAWING, part: 'subject', framing: 'in-place' },
};
