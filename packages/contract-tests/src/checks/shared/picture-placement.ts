import type { PictureExpectation } from '../../model/case.js';
import { IN_PLACE, type Placement, sample } from '../../pictures/compare.js';
import { type Box, type DecodedPicture, visibleBox } from '../../pictures/decode.js';
import { type Drawing, printBox, subjectBox } from '../../pictures/drawing.js';
import { sizeOf } from '../../pictures/size.js';
import type { PictureSight } from './picture-sight.js';

/** Where the upload lies in the picture, or why that cannot be said. */
export type Framed = { readonly placement: Placement } | { readonly sight: PictureSight };

/**
 * How many pixels a trimmed frame may be larger than the subject (soft edges), and smaller (none of it may be lost).
 */
const TRIM = { larger: 6, smaller: 2 };

/** How many pixels the middle of a subject may be out of place. Edges are soft, but equally on all sides. */
const SHIFT = 1.4;

/** How many clear pixels a trimmed frame may have at a side. */
const MARGIN = 3;

/** Finds the place of the upload in a result. */
export function placementOf(picture: DecodedPicture, shows: NonNullable<PictureExpectation['shows']>): Framed {
  const { drawing, framing, part } = shows;
  const due = part === 'print' ? printBox(drawing) : subjectBox(drawing);
  switch (framing) {
    case 'in-place':
      return { placement: IN_PLACE };
    case 'within':
      return { placement: { ...IN_PLACE, ...shows.offset } };
    case 'trimmed':
      return trimmed(picture, due);
    case 'print':
      return print(picture, due);
    case 'solid':
      return stretched(
        picture,
        due,
        boxWhere(picture, (at) => (picture.pixels[at + 3] ?? 0) > 247),
      );
    case 'on-ground':
      return stretched(picture, due, boxOnGround(picture));
  }
}

function trimmed(picture: DecodedPicture, due: Box): Framed {
  const [width, height] = [due.right - due.left, due.bottom - due.top];
  const off = [picture.width - width, picture.height - height];
  if (Math.max(...off) > TRIM.larger || Math.min(...off) < -TRIM.smaller) {
    const message = `The picture is ${sizeOf(picture)}; trimmed to the subject it would be about ${width} × ${height} px`;
    return { sight: { kind: 'margin', message } };
  }
  return { placement: centred(picture, due) };
}

/** A subject in the frame of the upload is where it was, to the pixel. */
export function shiftSights(picture: DecodedPicture, drawing: Drawing): PictureSight[] {
  const [is, was] = [visibleBox(picture), subjectBox(drawing)];
  if (!is) return [];
  const right = (is.left - was.left + is.right - was.right) / 2;
  const down = (is.top - was.top + is.bottom - was.bottom) / 2;
  if (Math.max(Math.abs(right), Math.abs(down)) <= SHIFT) return [];
  const message = `The subject lies ${right} px to the right of its place and ${down} px below it`;
  return [{ kind: 'other-picture', message }];
}

/** A trimmed frame ends where the subject does, on all four sides. */
export function marginSights(picture: DecodedPicture): PictureSight[] {
  const visible = visibleBox(picture);
  if (!visible) return [];
  const margins = [visible.left, visible.top, picture.width - visible.right, picture.height - visible.bottom];
  if (Math.max(...margins) <= MARGIN) return [];
  const message = `A clear margin is left: ${margins.join(', ')} px on the left, at the top, on the right and at the bottom`;
  return [{ kind: 'margin', message }];
}

function print(picture: DecodedPicture, due: Box): Framed {
  const across = picture.width / (due.right - due.left);
  const down = picture.height / (due.bottom - due.top);
  if (Math.max(across, down) > 1.6 || Math.min(across, down) < 0.8) {
    const message = `The picture is ${sizeOf(picture)}; the print takes ${due.right - due.left} × ${due.bottom - due.top} px`;
    return { sight: { kind: 'print-frame', message } };
  }
  return { placement: centred(picture, due) };
}

function centred(picture: DecodedPicture, due: Box): Placement {
  const left = (picture.width - (due.right - due.left)) / 2 - due.left;
  return { left, top: (picture.height - (due.bottom - due.top)) / 2 - due.top, scaleX: 1, scaleY: 1 };
}

/** Places the subject's box of the drawing over the box that was found in the response. */
function stretched(picture: DecodedPicture, due: Box, found: Box | undefined): Framed {
  if (!found)
    return { sight: { kind: 'subject-missing', message: `Nothing of the upload can be seen in ${sizeOf(picture)}` } };
  const scaleX = (found.right - found.left) / (due.right - due.left);
  const scaleY = (found.bottom - found.top) / (due.bottom - due.top);
  if (Math.abs(scaleX / scaleY - 1) > 0.12) {
    const message = `The subject is stretched: for its height, it is ${(scaleX / scaleY).toFixed(2)} times as wide as in the upload`;
    return { sight: { kind: 'distorted', message } };
  }
  return { placement: { left: found.left - due.left * scaleX, top: found.top - due.top * scaleY, scaleX, scaleY } };
}

/** The box around all pixels of a kind, searched from the four sides inwards. */
export function boxWhere({ width, height }: DecodedPicture, is: (offset: number) => boolean): Box | undefined {
  const inRow = (y: number, from: number, to: number) => {
    for (let x = from; x < to; x += 1) if (is((y * width + x) * 4)) return true;
    return false;
  };
  const inColumn = (x: number, from: number, to: number) => {
    for (let y = from; y < to; y += 1) if (is((y * width + x) * 4)) return true;
    return false;
  };
  let top = 0;
  while (top < height && !inRow(top, 0, width)) top += 1;
  if (top === height) return undefined;
  let bottom = height;
  while (!inRow(bottom - 1, 0, width)) bottom -= 1;
  let left = 0;
  while (!inColumn(left, top, bottom)) left += 1;
  let right = width;
  while (!inColumn(right - 1, top, bottom)) right -= 1;
  return { left, top, right, bottom };
}

/** The box around all that differs from the colour in the upper left corner. */
export function boxOnGround(picture: DecodedPicture): Box | undefined {
  const ground = sample(picture, IN_PLACE, 3, 3);
  if (!ground) return undefined;
  const { pixels } = picture;
  const [red, green, blue] = ground;
  return boxWhere(
    picture,
    (at) =>
      Math.abs((pixels[at] as number) - red) > 60 ||
      Math.abs((pixels[at + 1] as number) - green) > 60 ||
      Math.abs((pixels[at + 2] as number) - blue) > 60,
  );
}
