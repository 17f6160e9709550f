import type { DecodedPicture } from '../../pictures/decode.js';
import {
  type Drawing,
  insideBox,
  type Pixel,
  painterOf,
  subjectBox,
  subjectPainterOf,
} from '../../pictures/drawing.js';
import type { PictureSight } from './picture-sight.js';

/** The rim that is looked at, in pixels from the subject's border, negative outside. */
const RIM = { outside: -5, inside: 4 };

/** Further outside than this, only the background can be seen. */
const BEYOND = -2.5;

/** Alpha from which the colour of a pixel counts, and from which the pixel counts as opaque. */
const ALPHA = { seen: 51, solid: 204 };

/** How much darker or brighter than both the upload and its subject the rim may be, of 255 on average; lossy webp needs some. */
const MOST_OFF = { rim: 8, soft: 18 };

/** How visible the background next to the subject may be, 0 to 1 on average. */
const MOST_GROUND = 0.18;

/** With fewer pixels than this, the rim is not judged. */
const ENOUGH = 30;

/** What the rim of a cut-out looks like. */
export interface Rim {
  /** How much its visible pixels are darker (negative) and brighter than they may be, on average. */
  readonly darker: number;
  readonly brighter: number;
  /** The same for its half visible pixels. */
  readonly softDarker: number;
  readonly softBrighter: number;
  /** How visible the background next to the subject is, 0 to 1. */
  readonly ground: number;
}

/**
 * A cut-out has neither an outline nor a fringe. A service may leave the light of the background in the soft edge or
 * remove it. So each pixel may be as dark or as bright as the upload or its subject nearby, or anything between.
 */
export function edgeSights(picture: DecodedPicture, drawing: Drawing): PictureSight[] {
  const rim = rimOf(picture, drawing);
  if (rim.ground > MOST_GROUND) {
    const message = `A fringe of the background is left: next to the subject, the picture is ${Math.round(rim.ground * 100)} % visible`;
    return [{ kind: 'ground-left', message }];
  }
  const off = (by: number, word: string): PictureSight[] => {
    const message = `The edge of the subject is ${word} than the upload, by ${Math.round(by)} of 255 on average`;
    return [{ kind: 'other-picture', message }];
  };
  if (rim.darker > MOST_OFF.rim || rim.softDarker > MOST_OFF.soft) {
    return off(Math.max(rim.darker, rim.softDarker), 'darker');
  }
  if (rim.brighter > MOST_OFF.rim || rim.softBrighter > MOST_OFF.soft) {
    return off(Math.max(rim.brighter, rim.softBrighter), 'brighter');
  }
  return [];
}

interface Sum {
  count: number;
  darker: number;
  brighter: number;
}

function add(sum: Sum, darker: number, brighter: number): void {
  sum.count += 1;
  sum.darker += darker;
  sum.brighter += brighter;
}

/** Measures the rim of a subject that is still in its place. */
export function rimOf(picture: DecodedPicture, drawing: Drawing): Rim {
  const box = subjectBox(drawing);
  const allowed = new LumaRange(drawing);
  const all: Sum = { count: 0, darker: 0, brighter: 0 };
  const soft: Sum = { count: 0, darker: 0, brighter: 0 };
  let beside = 0;
  let ground = 0;
  for (let y = box.top + RIM.outside; y < box.bottom - RIM.outside; y += 1) {
    for (let x = box.left + RIM.outside; x < box.right - RIM.outside; x += 1) {
      const inside = insideBox(box, x + 0.5, y + 0.5);
      if (inside < RIM.outside || inside > RIM.inside) continue;
      const at = (y * picture.width + x) * 4;
      const alpha = picture.pixels[at + 3] ?? 0;
      if (inside < BEYOND) {
        beside += 1;
        ground += alpha / 255;
        continue;
      }
      if (alpha < ALPHA.seen) continue;
      const found = luma(picture.pixels, at);
      const darker = Math.max(0, allowed.least(x, y) - found);
      const brighter = Math.max(0, found - allowed.most(x, y));
      add(all, darker, brighter);
      if (alpha < ALPHA.solid) add(soft, darker, brighter);
    }
  }
  const mean = (sum: number, count: number) => (count < ENOUGH ? 0 : sum / count);
  return {
    darker: mean(all.darker, all.count),
    brighter: mean(all.brighter, all.count),
    softDarker: mean(soft.darker, soft.count),
    softBrighter: mean(soft.brighter, soft.count),
    ground: mean(ground, beside),
  };
}

type Paint = (x: number, y: number) => Pixel;
type Distance = (x: number, y: number) => number;

/** How dark and how bright a pixel of the rim may be: as the upload or its subject is there, or next to it. */
class LumaRange {
  readonly #left: number;
  readonly #top: number;
  readonly #width: number;
  readonly #darkest: Float64Array;
  readonly #brightest: Float64Array;

  constructor(drawing: Drawing) {
    const box = subjectBox(drawing);
    // One pixel more than the rim, for the neighbours of its outermost pixels.
    const margin = 1 - RIM.outside;
    this.#left = box.left - margin;
    this.#top = box.top - margin;
    this.#width = box.right - box.left + 2 * margin;
    const height = box.bottom - box.top + 2 * margin;
    this.#darkest = new Float64Array(this.#width * height);
    this.#brightest = new Float64Array(this.#width * height);
    const [whole, subject] = [painterOf(drawing), subjectPainterOf(drawing)];
    const distance: Distance = (x, y) => insideBox(box, x + 0.5, y + 0.5);
    for (let row = 0; row < height; row += 1) this.#readRow(row, distance, whole, subject);
  }

  #readRow(row: number, distance: Distance, whole: Paint, subject: Paint): void {
    const y = this.#top + row;
    for (let column = 0, at = row * this.#width; column < this.#width; column += 1, at += 1) {
      const inside = distance(this.#left + column, y);
      // No neighbour of a pixel of the rim is further away than two pixels.
      if (inside < BEYOND - 2 || inside > RIM.inside + 2) continue;
      const one = luma(whole(this.#left + column, y), 0);
      const other = luma(subject(this.#left + column, y), 0);
      this.#darkest[at] = Math.min(one, other);
      this.#brightest[at] = Math.max(one, other);
    }
  }

  least(x: number, y: number): number {
    const lumas = this.#darkest;
    let least = 255;
    for (let row = 0, at = this.#above(x, y); row < 3; row += 1, at += this.#width) {
      least = Math.min(least, lumas[at] ?? 255, lumas[at + 1] ?? 255, lumas[at + 2] ?? 255);
    }
    return least;
  }

  most(x: number, y: number): number {
    const lumas = this.#brightest;
    let most = 0;
    for (let row = 0, at = this.#above(x, y); row < 3; row += 1, at += this.#width) {
      most = Math.max(most, lumas[at] ?? 0, lumas[at + 1] ?? 0, lumas[at + 2] ?? 0);
    }
    return most;
  }

  /** The place of the upper left neighbour of a pixel. */
  #above(x: number, y: number): number {
    return (y - 1 - this.#top) * this.#width + x - 1 - this.#left;
  }
}

function luma(values: Pixel | Uint8Array, at: number): number {
  return 0.299 * (values[at] ?? 0) + 0.587 * (values[at + 1] ?? 0) + 0.114 * (values[at + 2] ?? 0);
}
