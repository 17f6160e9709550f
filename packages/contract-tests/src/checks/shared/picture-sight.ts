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
