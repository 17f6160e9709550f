import type { PictureObservation } from '../../model/observation.js';
import type { Deviation } from '../define-check.js';
import { lookAt } from './picture-look.js';

/** What can be wrong with the pixels of a picture. Each kind has a check. */
export type PictureSightKind =
  | 'grey'
  | 'animated'
  | 'turned'
  | 'deep'
  | 'size'
  | 'blank'
  | 'transparent'
  | 'no-alpha'
  | 'ground-left'
  | 'ground-colour'
  | 'share'
  | 'margin'
  | 'print-frame'
  | 'distorted'
  | 'subject-missing'
  | 'other-picture'
  | 'detail-lost';

/** One thing that is wrong with the pixels of a picture. */
export interface PictureSight {
  readonly kind: PictureSightKind;
  readonly message: string;
}

/** The deviations of one kind in a picture. */
export async function sightsOf(observation: PictureObservation, kind: PictureSightKind): Promise<Deviation[]> {
  const { sights } = await lookAt(observation);
  const { where } = observation;
  return sights.filter((sight) => sight.kind === kind).map(({ message }) => ({ where, message }));
}
