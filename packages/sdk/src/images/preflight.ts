import {
  type ErrorDetails,
  ImageTooLargeError,
  ImageTooSmallError,
  InvalidRequestError,
  type KoukoutuError,
  UnsupportedFormatError,
} from '../core/errors.js';
import { EXTENSIONS, HEAD_BYTES, type ImageHeader, sniff } from './sniff.js';

/** What a picture must be like. All limits come from the spec's `x-limits`. */
export interface ImageLimits {
  /** Bytes of the file. */
  readonly bytes: number;
  /** Pixels of either side, at least. */
  readonly minSide: number;
  /** Pixels of either side, at most. */
  readonly maxSide?: number;
  /** Width times height, at most. */
  readonly pixels?: number;
  /** The longer side divided by the shorter, at most. */
  readonly ratio?: number;
  /** Whether the picture must have transparency. */
  readonly alpha?: boolean;
}

type Refusal = new (message: string, details?: ErrorDetails) => KoukoutuError;

/** The head of the picture, or `undefined` when it is no picture that is known. */
export async function readHeader(blob: Blob): Promise<ImageHeader | undefined> {
  return sniff(new Uint8Array(await blob.slice(0, HEAD_BYTES).arrayBuffer()));
}

/** Refuses a picture that the API would refuse, before anything is sent or paid for. */
export function checkImage(blob: Blob, header: ImageHeader | undefined, limits: ImageLimits, operation: string): void {
  const refuse = (Type: Refusal, why: string): never => {
    throw new Type(`${operation}: ${why} Nothing was sent.`, { operation });
  };
  const { bytes, minSide, maxSide = Infinity, pixels = Infinity, ratio = Infinity } = limits;
  if (blob.size === 0) refuse(InvalidRequestError, 'the picture is empty.');
  if (blob.size > bytes) refuse(ImageTooLargeError, `the picture has ${blob.size} bytes, the limit is ${bytes}.`);
  if (!header || !EXTENSIONS[header.contentType]) {
    refuse(
      UnsupportedFormatError,
      `the picture is ${header ? header.contentType : 'in no format known here'}; png, jpeg and webp are supported.`,
    );
  }
  const { width, height, alpha } = header as ImageHeader;
  if (width !== undefined && height !== undefined) {
    const [short, long] = width < height ? [width, height] : [height, width];
    if (short < minSide)
      refuse(ImageTooSmallError, `the picture is ${width} × ${height} px, a side must have ${minSide}.`);
    if (long > maxSide || width * height > pixels) {
      refuse(ImageTooLargeError, `the picture is ${width} × ${height} px, which is over the limit.`);
    }
    if (long > short * ratio) {
      refuse(InvalidRequestError, `the picture is ${width} × ${height} px, more oblong than 1:${ratio}.`);
    }
  }
  if (limits.alpha && alpha === false) {
    refuse(
      InvalidRequestError,
      'the picture has no transparency. Cut it out first, for example with removeBackground().',
    );
  }
}
