import { crc32 } from 'node:zlib';

/** Length of the last chunk of every png, IEND. */
const END = 12;

/**
 * Makes a png as large as wanted without more pixels to decode: a private chunk, which decoders skip, is added before
 * its end.
 *
 * @param png a whole png file
 * @param length bytes of the result; at least 12 more than it has
 */
export function padded(png: Uint8Array, length: number): Uint8Array {
  const file = new Uint8Array(length);
  const at = png.length - END;
  file.set(png.subarray(0, at));
  file.set(png.subarray(at), length - END);
  const data = length - png.length - 12;
  const view = new DataView(file.buffer);
  view.setUint32(at, data);
  file.set(new TextEncoder().encode('paDd'), at + 4);
  view.setUint32(length - END - 4, crc32(file.subarray(at + 4, at + 8 + data)));
  return file;
}
