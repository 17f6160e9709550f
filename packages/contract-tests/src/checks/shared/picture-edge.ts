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

/** Measures the rim of a subject that is still in its place. */
export function rimOf(picture: DecodedPicture, drawing: Drawing): Rim {
  const box = subjectBox(drawing);
  const allowed = lumaRange(drawing);
  const all = { count: 0, darker: 0, brighter: 0 };
  const soft = { count: 0, darker: 0, brighter: 0 };
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
      const { least, most } = allowed(x, y);
      for (const sum of alpha < ALPHA.solid ? [all, soft] : [all]) {
        sum.count += 1;
        sum.darker += Math.max(0, least - found);
        sum.brighter += Math.max(0, found - most);
      }
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

/** How dark and how bright a pixel may be: as the upload or its subject is there, or next to it. */
function lumaRange(drawing: Drawing): (x: number, y: number) => { least: number; most: number } {
  const painters = [painterOf(drawing), subjectPainterOf(drawing)];
  // Cached, because adjacent pixels share most of their neighbours.
  const known = new Map<number, readonly [number, number]>();
  const lumasAt = (x: number, y: number): readonly [number, number] => {
    const place = y * (drawing.width + 2) + x;
    let lumas = known.get(place);
    if (!lumas) {
      const [one = 0, other = 0] = painters.map((paint) => luma(paint(x, y), 0));
      lumas = [Math.min(one, other), Math.max(one, other)];
      known.set(place, lumas);
    }
    return lumas;
  };
  return (x, y) => {
    let least = 255;
    let most = 0;
    for (let dy = -1; dy <= 1; dy += 1) {
      for (let dx = -1; dx <= 1; dx += 1) {
        const [darkest, brightest] = lumasAt(x + dx, y + dy);
        least = Math.min(least, darkest);
        most = Math.max(most, brightest);
      }
    }
    return { least, most };
  };
}

function luma(values: Pixel | Uint8Array, at: number): number {
  return 0.299 * (values[at] ?? 0) + 0.587 * (values[at + 1] ?? 0) + 0.114 * (values[at + 2] ?? 0);
}
