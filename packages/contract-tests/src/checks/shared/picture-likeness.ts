import type { PictureExpectation } from '../../model/case.js';
import { IN_PLACE, type Likeness, sample } from '../../pictures/compare.js';
import type { DecodedPicture } from '../../pictures/decode.js';
import { boxOnGround, boxWhere } from './picture-placement.js';
import type { PictureSight } from './picture-sight.js';

/** How far a channel of the background may be off, of 255. */
const GROUND_TOLERANCE = 6;

/** How far the share of the subject may be off, of 1. */
const SHARE_TOLERANCE = 0.05;

/** The upload is easy to cut out: a service that works returns nearly all of it. */
const LEAST = { seen: 0.96, cleared: 0.992, kept: 0.96, detail: 0.8 };
const MOST_DIFFERENCE = 6;

/** The background has the requested colour in both upper corners. */
export function groundSights(picture: DecodedPicture, ground: readonly [number, number, number]): PictureSight[] {
  const wanted = [...ground, 255] as const;
  const corners = [
    [2, 2],
    [picture.width - 3, 2],
  ] as const;
  for (const [x, y] of corners) {
    const found = sample(picture, IN_PLACE, x, y);
    const off = found && Math.max(...wanted.map((value, channel) => Math.abs(value - (found[channel] ?? 0))));
    if (off === undefined || off <= GROUND_TOLERANCE) continue;
    const shown = found?.map(Math.round).join(', ');
    const message = `The background is rgba(${shown}); the request says rgb(${ground.join(', ')})`;
    return [{ kind: 'ground-colour', message }];
  }
  return [];
}

/** The subject takes the requested share of the frame. */
export function shareSights(
  picture: DecodedPicture,
  due: number | undefined,
  ground: PictureExpectation['ground'],
): PictureSight[] {
  if (due === undefined) return [];
  const box = ground ? boxOnGround(picture) : boxWhere(picture, (at) => (picture.pixels[at + 3] ?? 0) > 247);
  const seen = box ? Math.max((box.right - box.left) / picture.width, (box.bottom - box.top) / picture.height) : 0;
  if (Math.abs(seen - due) <= SHARE_TOLERANCE) return [];
  const message = `The subject takes ${percent(seen)} of the frame; the request says ${percent(due)}`;
  return [{ kind: 'share', message }];
}

/** The picture shows the upload; at most one thing is reported. */
export function likenessSights(seen: Likeness, framing: string): PictureSight[] {
  const inPlace = framing === 'in-place';
  if (seen.seen < LEAST.seen) {
    return [{ kind: 'subject-missing', message: `Only ${percent(seen.seen)} of the uploaded subject can be seen` }];
  }
  if (inPlace && seen.cleared < LEAST.cleared) {
    return [{ kind: 'ground-left', message: `Only ${percent(seen.cleared)} of the uploaded background was removed` }];
  }
  if (seen.kept < LEAST.kept || (inPlace && seen.difference > MOST_DIFFERENCE)) {
    const message = `Only ${percent(seen.kept)} of the visible subject has the colours of the upload (off by ${Math.round(seen.difference)} of 255 on average)`;
    return [{ kind: 'other-picture', message }];
  }
  if ((inPlace || framing === 'trimmed') && seen.detail < LEAST.detail) {
    const message = `The fine pattern of the upload has ${percent(seen.detail)} of its contrast: the picture is blurred or enlarged`;
    return [{ kind: 'detail-lost', message }];
  }
  return [];
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
