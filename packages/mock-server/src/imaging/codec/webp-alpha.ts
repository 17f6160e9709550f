/**
 * Puts another alpha plane into a lossy WebP: libwebp codes colours and alpha one after the other, and the alpha takes the
 * longer. Coded apart, by two calls at once, the two take half the time.
 *
 * @param colours a lossy WebP with an alpha chunk, which is replaced. Without one it is handed back as it is.
 * @param alpha a lossless WebP of the same size whose grey is the alpha.
 * @see https://developers.google.com/speed/webp/docs/riff_container — an ALPH chunk is a flag byte and a lossless image
 * without its five bytes of header.
 */
export function withAlpha(colours: Uint8Array, alpha: Uint8Array): Uint8Array<ArrayBuffer> {
  const old = chunkOf(colours, 'ALPH');
  const plane = chunkOf(alpha, 'VP8L');
  if (!old || !plane) return Uint8Array.from(colours);
  const image = plane.body.subarray(LOSSLESS_HEADER);
  const length = 1 + image.length;
  const padded = length + (length & 1);
  const before = colours.subarray(0, old.start);
  const after = colours.subarray(old.end);
  const out = new Uint8Array(before.length + 8 + padded + after.length);
  out.set(before);
  out.set(new TextEncoder().encode('ALPH'), old.start);
  const view = new DataView(out.buffer);
  view.setUint32(old.start + 4, length, true);
  out[old.start + 8] = LOSSLESS_UNFILTERED;
  out.set(image, old.start + 9);
  out.set(after, old.start + 8 + padded);
  view.setUint32(4, out.length - 8, true);
  return out;
}

/** Signature, width, height, "has alpha" and version of a lossless image, in bytes. */
const LOSSLESS_HEADER = 5;
/** The flag byte of an alpha plane that is compressed losslessly and neither filtered nor coarsened. */
const LOSSLESS_UNFILTERED = 0b0000_0001;

/** A chunk of a RIFF file: its body, and where it starts and ends with its own header and padding. */
function chunkOf(file: Uint8Array, wanted: string): { body: Uint8Array; start: number; end: number } | undefined {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  for (let start = 12; start + 8 <= file.length; ) {
    const length = view.getUint32(start + 4, true);
    const end = start + 8 + length + (length & 1);
    const name = String.fromCharCode(...file.subarray(start, start + 4));
    if (name === wanted) return { body: file.subarray(start + 8, start + 8 + length), start, end };
    start = end;
  }
  return undefined;
}
