import { ImagingError } from './errors.js';
import { readOrientation, tag } from './exif.js';
import type { PictureHeader } from './types.js';

/** Coding processes that no common decoder reads, by frame marker. */
const UNSUPPORTED_PROCESSES: Readonly<Record<number, string>> = {
  197: 'hierarchical',
  198: 'hierarchical',
  199: 'hierarchical',
  203: 'lossless with arithmetic coding',
  205: 'hierarchical',
  206: 'hierarchical',
  207: 'hierarchical',
};

/**
 * Reads a JPEG's header. Like libjpeg, it skips stray bytes between segments: cameras and editors leave them there, and every
 * viewer opens such files.
 *
 * @throws ImagingError `unsupported` for a form of JPEG that decoders do not read, `broken` if there is no frame header.
 * @throws RangeError if the file ends inside its header.
 */
export function readJpegHeader(view: DataView): PictureHeader {
  let orientation = 1;
  for (let at = 2; ; ) {
    at = nextMarker(view, at);
    const marker = view.getUint8(at);
    if (marker === 0xd9 || marker === 0xda) throw new ImagingError('broken', 'The JPEG has no frame header.');
    at += 1;
    if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) continue; // markers without a length
    const length = view.getUint16(at);
    if (isFrame(marker)) return readFrame(view, marker, at, orientation);
    if (marker === 0xe1 && length >= 16 && tag(view, at + 2) === 'Exif') {
      orientation = readOrientation(view, at + 8, length - 8);
    }
    at += Math.max(2, length);
  }
}

/** The position of the next marker, after its 0xff. Any number of 0xff may come before it, and 0xff00 is not a marker. */
function nextMarker(view: DataView, start: number): number {
  let at = start;
  for (;;) {
    while (view.getUint8(at) !== 0xff) at += 1;
    while (view.getUint8(at) === 0xff) at += 1;
    if (view.getUint8(at) !== 0) return at;
  }
}

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** @param at where the segment's length is. */
function readFrame(view: DataView, marker: number, at: number, orientation: number): PictureHeader {
  const bits = view.getUint8(at + 2);
  const height = view.getUint16(at + 3);
  const width = view.getUint16(at + 5);
  const components = view.getUint8(at + 7);
  const process = UNSUPPORTED_PROCESSES[marker];
  if (process) throw unsupported(`is ${process}`);
  if (bits !== 8) throw unsupported(`has ${bits} bits a channel; only 8 are supported`);
  if (components !== 1 && components !== 3 && components !== 4) {
    throw unsupported(`has ${components} channels; 1 (grey), 3 (colour) and 4 (CMYK) are supported`);
  }
  if (height === 0) throw unsupported('gives its height after the pixels (DNL)');
  return { format: 'jpeg', width, height, hasAlpha: false, orientation };
}

function unsupported(why: string): ImagingError {
  return new ImagingError('unsupported', `The JPEG ${why}. Save it as a standard JPEG.`);
}
