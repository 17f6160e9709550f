/**
 * Why a picture was refused:
 * `unsupported` not a png, jpeg or webp, or a form of it that decoders do not read · `broken` damaged data ·
 * `too-large-dimensions` more pixels than the limit · `too-small` a side shorter than the limit · `no-transparency` a shadow for
 * a picture that is not cut out · `bad-option` an option outside its range · `failed` out of memory, or the thread broke.
 */
export type ImagingErrorReason =
  | 'unsupported'
  | 'broken'
  | 'too-large-dimensions'
  | 'too-small'
  | 'no-transparency'
  | 'bad-option'
  | 'failed';

/** A picture or an option that cannot be used. The message may be shown to users. */
export class ImagingError extends Error {
  override readonly name = 'ImagingError';
  readonly reason: ImagingErrorReason;

  constructor(reason: ImagingErrorReason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}
