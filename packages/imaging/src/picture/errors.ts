/**
 * Why a picture was refused:
 * `unsupported` no png, jpeg or webp · `broken` damaged data · `too-large-dimensions` over the limits in pixels ·
 * `too-small` under the shortest side · `no-transparency` a shadow was asked for a picture that is not cut out ·
 * `bad-option` an option outside its range · `failed` the picture took more than there is, or its maker broke.
 */
export type ImagingErrorReason =
  | 'unsupported'
  | 'broken'
  | 'too-large-dimensions'
  | 'too-small'
  | 'no-transparency'
  | 'bad-option'
  | 'failed';

/** A picture, or an option of an operation on it, that cannot be used. The message is fit to be shown. */
export class ImagingError extends Error {
  override readonly name = 'ImagingError';
  readonly reason: ImagingErrorReason;

  constructor(reason: ImagingErrorReason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}
