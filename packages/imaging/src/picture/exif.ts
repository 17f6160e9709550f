/** The orientation in a TIFF block; 1 if it is absent or the block is damaged, as in decoders. */
export function readOrientation(view: DataView, start: number, length: number): number {
  const end = Math.min(view.byteLength, start + length);
  if (end - start < 14) return 1;
  const little = view.getUint16(start) === 0x4949;
  if (!little && view.getUint16(start) !== 0x4d4d) return 1;
  const directory = start + view.getUint32(start + 4, little);
  if (directory + 2 > end) return 1;
  const entries = view.getUint16(directory, little);
  for (let i = 0, at = directory + 2; i < entries && at + 12 <= end; i++, at += 12) {
    if (view.getUint16(at, little) === 0x0112) {
      const value = view.getUint16(at + 8, little);
      return value >= 1 && value <= 8 ? value : 1;
    }
  }
  return 1;
}

/** Four bytes as the name of a segment or chunk. */
export function tag(view: DataView, at: number): string {
  return String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3));
}
