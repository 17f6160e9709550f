import type { PictureObservation } from '../../model/observation.js';
import { likeness } from '../../pictures/compare.js';
import { type DecodedPicture, decodePicture } from '../../pictures/decode.js';
import { containerDefect, formatOf, type PictureFormat } from '../../pictures/format.js';
import type { Deviation } from '../define-check.js';
import { alphaSights } from './picture-alpha.js';
import { edgeSights } from './picture-edge.js';
import { formSights } from './picture-form.js';
import { groundSights, likenessSights, shareSights } from './picture-likeness.js';
import { marginSights, placementOf, shiftSights } from './picture-placement.js';
import type { PictureSight, PictureSightKind } from './picture-sight.js';
import { sizeSights } from './picture-size.js';

/** What is known of a picture after it was examined once. Each picture check reports its part of it. */
export interface PictureLook {
  /** Undefined if the bytes are not a picture. */
  readonly format: PictureFormat | undefined;
  /** What is wrong with the file as a container. */
  readonly container: string | undefined;
  /** Why the picture cannot be decoded; undefined if the picture was decoded, or is not decoded here (svg). */
  readonly undecodable: string | undefined;
  /** What the pixels show. */
  readonly sights: readonly PictureSight[];
}

const looks = new WeakMap<PictureObservation, Promise<PictureLook>>();

/** Examines a picture. The result is cached. */
export function lookAt(observation: PictureObservation): Promise<PictureLook> {
  let look = looks.get(observation);
  if (!look) {
    look = take(observation);
    looks.set(observation, look);
  }
  return look;
}

async function take({ bytes, expectation }: PictureObservation): Promise<PictureLook> {
  const format = formatOf(bytes);
  const container = format && containerDefect(bytes);
  if (!format || format === 'svg') return { format, container, undecodable: undefined, sights: [] };
  let picture: DecodedPicture;
  try {
    picture = await decodePicture(bytes);
  } catch (error) {
    const undecodable = (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ');
    return { format, container, undecodable, sights: [] };
  }
  const sized = sizeSights(picture, expectation);
  // A picture of another size cannot be compared with the upload point by point.
  const comparable = sized.length === 0 || expectation.shows?.framing !== 'in-place';
  const sights = [
    ...formSights(picture, expectation),
    ...sized,
    ...alphaSights(picture, expectation),
    ...(comparable ? contentSights(picture, expectation) : []),
  ];
  return { format, container, undecodable: undefined, sights };
}

function contentSights(picture: DecodedPicture, expectation: PictureObservation['expectation']): PictureSight[] {
  const { shows, ground, subjectShare, trimmed } = expectation;
  const sights = [
    ...(ground ? groundSights(picture, ground) : []),
    ...shareSights(picture, subjectShare, ground),
    ...(trimmed ? marginSights(picture) : []),
  ];
  if (!shows) return sights;
  const { drawing, part, framing } = shows;
  const framed = placementOf(picture, shows);
  if ('sight' in framed) return [...sights, framed.sight];
  const seen = likenessSights(likeness(picture, drawing, part, framed.placement), framing);
  const whole = framing === 'in-place' && part === 'subject' && seen.length === 0;
  return [...sights, ...seen, ...(whole ? [...shiftSights(picture, drawing), ...edgeSights(picture, drawing)] : [])];
}

/** The deviations of one kind in a picture. */
export async function sightsOf(observation: PictureObservation, kind: PictureSightKind): Promise<Deviation[]> {
  const { sights } = await lookAt(observation);
  const { where } = observation;
  return sights.filter((sight) => sight.kind === kind).map(({ message }) => ({ where, message }));
}
