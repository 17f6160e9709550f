import { crc32 } from 'node:zlib';
import sharp from 'sharp';

/** A picture that the ledger tells apart by its size in bytes, which is what the mock's journal keeps of an upload. */
export interface NumberedPicture {
  readonly index: number;
  readonly name: string;
  readonly data: Buffer;
}

const SIDE = 96;
/** Bytes of the signature and the header chunk of a PNG. */
const HEAD = 33;

/** Small cut-outs with transparency, which every call takes. Each is one byte longer than the one before. */
export async function numberedPictures(count: number): Promise<NumberedPicture[]> {
  const disc = `<svg width="${SIDE}" height="${SIDE}"><circle cx="48" cy="48" r="30" fill="#375"/></svg>`;
  const png = await sharp(Buffer.from(disc)).png().toBuffer();
  return Array.from({ length: count }, (_, index) => {
    const note = textChunk(`n\0${'.'.repeat(index + 1)}`);
    const data = Buffer.concat([png.subarray(0, HEAD), note, png.subarray(HEAD)]);
    return { index, name: `picture-${index}`, data };
  });
}

function textChunk(text: string): Buffer {
  const body = Buffer.from(`tEXt${text}`, 'latin1');
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(body.length - 4, 0);
  chunk.set(body, 4);
  chunk.writeUInt32BE(crc32(body), body.length + 4);
  return chunk;
}
