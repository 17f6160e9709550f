// Parts of picture files: chunks of PNG and WebP, EXIF data.
import { crc32, deflateSync } from 'node:zlib';

const u32 = (value) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};
const u32le = (value) => Buffer.from(u32(value)).reverse();

export function pngChunk(name, content) {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), Buffer.from(content)]);
  return Buffer.concat([u32(body.length - 4), body, u32(crc32(body))]);
}

/** The chunks of a PNG. */
export function pngChunks(png) {
  const chunks = [];
  for (let at = 8; at + 12 <= png.length; ) {
    const end = at + 12 + png.readUInt32BE(at);
    chunks.push({ name: png.toString('latin1', at + 4, at + 8), bytes: png.subarray(at, end) });
    at = end;
  }
  return chunks;
}

const SIGNATURE = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
export const pngOf = (...chunks) => Buffer.concat([SIGNATURE, ...chunks]);

/** A PNG with more chunks after its IHDR or at its end. */
export function pngWith(png, { early = [], late = [] }) {
  const [head, ...others] = pngChunks(png).map(({ bytes }) => bytes);
  return pngOf(head, ...early, ...others.slice(0, -1), ...late, others.at(-1));
}

/** A PNG of rows given in the form in which a PNG stores them. */
export function rawPng({ width, height, depth, type, rows, chunks = [] }) {
  const filtered = Buffer.concat(rows.flatMap((row) => [Buffer.from([0]), Buffer.from(row)]));
  const head = Buffer.concat([u32(width), u32(height), Buffer.from([depth, type, 0, 0, 0])]);
  return pngOf(pngChunk('IHDR', head), ...chunks, pngChunk('IDAT', deflateSync(filtered)), pngChunk('IEND', []));
}

export function webpChunk(name, content) {
  const padded = content.length % 2 === 1 ? [0] : [];
  return Buffer.concat([Buffer.from(name, 'latin1'), u32le(content.length), Buffer.from(content), Buffer.from(padded)]);
}

/** The chunks of a WebP. */
export function webpChunks(webp) {
  const chunks = [];
  for (let at = 12; at + 8 <= webp.length; ) {
    const length = webp.readUInt32LE(at + 4);
    chunks.push({ name: webp.toString('latin1', at, at + 4), content: webp.subarray(at + 8, at + 8 + length) });
    at += 8 + length + (length % 2);
  }
  return chunks;
}

export function webpOf(...chunks) {
  const body = Buffer.concat([Buffer.from('WEBP'), ...chunks]);
  return Buffer.concat([Buffer.from('RIFF'), u32le(body.length), body]);
}

/** EXIF data, as a TIFF file, that says how the picture is turned. */
export function exif(orientation) {
  const bytes = Buffer.alloc(26);
  bytes.write('MM\0*', 'latin1');
  bytes.writeUInt32BE(8, 4);
  bytes.writeUInt16BE(1, 8);
  bytes.writeUInt16BE(0x0112, 10);
  bytes.writeUInt16BE(3, 12);
  bytes.writeUInt32BE(1, 14);
  bytes.writeUInt16BE(orientation, 18);
  return bytes;
}

/** EXIF data as the content of a JPEG's APP1. */
export const jpegExif = (orientation) => Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exif(orientation)]);
