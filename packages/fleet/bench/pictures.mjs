// Small pictures that can be told apart by their size in bytes, which is what the mock's journal remembers of an upload.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { crc32, deflateSync } from 'node:zlib';

const SIDE = 72;

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

function parts() {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(SIDE, 0);
  head.writeUInt32BE(SIDE, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const rows = Buffer.alloc(SIDE * (SIDE + 1), 255);
  for (let y = 0; y < SIDE; y += 1) {
    rows[y * (SIDE + 1)] = 0;
    // A dark square on white.
    if (y > 20 && y < 52) rows.fill(40, y * (SIDE + 1) + 21, y * (SIDE + 1) + 52);
  }
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  return [
    Buffer.concat([signature, chunk('IHDR', head)]),
    Buffer.concat([chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]),
  ];
}

/** One such picture. */
export function tinyPicture() {
  return Buffer.concat(parts());
}

/**
 * Writes so many pictures into a folder. Those of a later call are told apart from earlier ones by `from`.
 *
 * @returns {{ path: string, bytes: number }[]}
 */
export function writePictures(folder, count, from = 0) {
  mkdirSync(folder, { recursive: true });
  const [head, tail] = parts();
  return Array.from({ length: count }, (_, place) => {
    const at = from + place;
    const picture = Buffer.concat([
      head,
      chunk('tEXt', Buffer.concat([Buffer.from('n\0'), Buffer.alloc(at + 1, 32)])),
      tail,
    ]);
    const file = path.join(folder, `${at}.png`);
    writeFileSync(file, picture);
    return { path: file, bytes: picture.length };
  });
}
