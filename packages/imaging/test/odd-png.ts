import { crc32, deflateSync } from 'node:zlib';

/** How a PNG of {@link oddPng} differs from the usual form. */
export interface OddPng {
  /** 0 grey, 2 RGB, 3 palette, 4 grey with alpha, 6 RGBA. */
  colourType: number;
  /** Bits per sample. Default 8. */
  depth?: number;
  interlaced?: boolean;
  width?: number;
  height?: number;
  /** Transparency of grey, RGB and palette pictures: the body of a tRNS chunk. */
  transparency?: number[];
  /** Chunks before the header, where Apple's tools write one. */
  first?: Buffer[];
  /** Chunks before the pixels. */
  before?: Buffer[];
}

const SAMPLES: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
/** Start and step of the seven passes of an interlaced picture: x, y, step in x, step in y. */
const PASSES = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/** Writes a small PNG by hand, 160 × 120 px, in any form of PNG: a dark square in the middle of a light background. */
export function oddPng(odd: OddPng): Buffer {
  const { colourType, depth = 8, interlaced = false, width = 160, height = 120 } = odd;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, colourType, 0, 0, Number(interlaced)], 8);
  const most = 2 ** depth - 1;
  const samplesAt = (x: number, y: number): number[] => {
    const isSquare = Math.abs(x / width - 0.5) < 0.2 && Math.abs(y / height - 0.5) < 0.2;
    if (colourType === 3) return [isSquare ? 0 : 1];
    const values = Array<number>(SAMPLES[colourType] ?? 1).fill(isSquare ? 0 : most);
    if (colourType === 4 || colourType === 6) values[values.length - 1] = most;
    return values;
  };
  const rows: Buffer[] = [];
  for (const [startX, startY, stepX, stepY] of interlaced ? PASSES : ([[0, 0, 1, 1]] as const)) {
    if (startX >= width) continue;
    for (let y = startY; y < height; y += stepY) {
      let bits = '';
      for (let x = startX; x < width; x += stepX) {
        for (const value of samplesAt(x, y)) bits += value.toString(2).padStart(depth, '0');
      }
      const bytes = (bits.padEnd(Math.ceil(bits.length / 8) * 8, '0').match(/.{8}/g) ?? []).map((b) =>
        Number.parseInt(b, 2),
      );
      rows.push(Buffer.from([0, ...bytes]));
    }
  }
  const palette = colourType === 3 ? [chunk('PLTE', Buffer.from([20, 20, 20, 240, 240, 240]))] : [];
  const transparency = odd.transparency ? [chunk('tRNS', Buffer.from(odd.transparency))] : [];
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    ...(odd.first ?? []),
    chunk('IHDR', header),
    ...palette,
    ...transparency,
    ...(odd.before ?? []),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Builds a chunk with its length and checksum. */
export function chunk(type: string, body: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, checksum]);
}
