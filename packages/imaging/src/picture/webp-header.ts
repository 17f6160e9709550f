import { readOrientation, tag } from './exif.js';
import type { PictureHeader } from './types.js';

/** In the flags of the extended header: the picture has alpha. */
const ALPHA_FLAG = 0x10;
/** Bytes before the chunks of an animation's frame: its place, size and duration. */
const FRAME_HEADER = 16;

/** Reads the header of a WebP. Throws a RangeError if the file ends inside of it. */
export function readWebpHeader(view: DataView): PictureHeader {
  const header: PictureHeader = { format: 'webp', width: 0, height: 0, hasAlpha: false, orientation: 1 };
  let isAnimated = false;
  for (const { type, body, length } of chunksOf(view, 12, view.byteLength)) {
    if (type === 'VP8X') {
      header.hasAlpha = (view.getUint8(body) & ALPHA_FLAG) !== 0;
      header.width = sideAt(view, body + 4);
      header.height = sideAt(view, body + 7);
    } else if (type === 'VP8 ' && header.width === 0) {
      header.width = view.getUint16(body + 6, true) & 0x3fff;
      header.height = view.getUint16(body + 8, true) & 0x3fff;
    } else if (type === 'VP8L') {
      header.lossless = true;
      if (header.width > 0) continue;
      const bits = view.getUint32(body + 1, true);
      header.width = 1 + (bits & 0x3fff);
      header.height = 1 + ((bits >>> 14) & 0x3fff);
      header.hasAlpha = hasLosslessAlpha(view, body);
    } else if (type === 'ANMF' && !header.hasAlpha) {
      // What the first frame does not cover of the canvas is transparent.
      const isPart = sideAt(view, body + 6) !== header.width || sideAt(view, body + 9) !== header.height;
      header.hasAlpha =
        (isPart && !isAnimated) || hasFrameAlpha(view, body + FRAME_HEADER, Math.min(view.byteLength, body + length));
      isAnimated = true;
    } else if (type === 'EXIF') {
      const prefix = length > 6 && tag(view, body) === 'Exif' ? 6 : 0;
      header.orientation = readOrientation(view, body + prefix, length - prefix);
    }
  }
  return header;
}

/** Reads a side of three bytes. The file stores the number of pixels minus one. */
const sideAt = (view: DataView, at: number): number => 1 + (view.getUint16(at, true) | (view.getUint8(at + 2) << 16));

/** Some programs write animations whose frames have alpha although the file's flags say that there is none. Decoders read the frames. */
function hasFrameAlpha(view: DataView, from: number, end: number): boolean {
  for (const { type, body } of chunksOf(view, from, end)) {
    if (type === 'ALPH' || (type === 'VP8L' && hasLosslessAlpha(view, body))) return true;
  }
  return false;
}

function hasLosslessAlpha(view: DataView, body: number): boolean {
  return ((view.getUint32(body + 1, true) >>> 28) & 1) === 1;
}

function* chunksOf(
  view: DataView,
  from: number,
  end: number,
): Iterable<{ type: string; body: number; length: number }> {
  for (let at = from; at + 8 <= end; ) {
    const length = view.getUint32(at + 4, true);
    yield { type: tag(view, at), body: at + 8, length };
    at += 8 + length + (length & 1);
  }
}
