// Uploads of any size whose picture is too small to be cut out: the mock reads and checks them, and makes no picture.
import { createRequire } from 'node:module';
import path from 'node:path';
import { root } from '../../scripts/lib/run.mjs';

const sharp = createRequire(path.join(root, 'packages/mock-server/package.json'))('sharp');
const SEGMENT = 65_533;
const BOUNDARY = 'koukoutu-bench';

export const MULTIPART = `multipart/form-data; boundary=${BOUNDARY}`;

/**
 * A form with a JPEG file of 64 × 64 pixels, padded with comments.
 *
 * @param {number} bytes length of the file, at least 2000
 * @returns {Promise<Buffer>}
 */
export async function uploadOf(bytes) {
  const jpeg = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#c04020' } })
    .jpeg()
    .toBuffer();
  const comments = [];
  for (let left = bytes - jpeg.length; left > 4; left -= SEGMENT + 2) {
    const length = Math.min(SEGMENT, left - 2);
    const segment = Buffer.alloc(length + 2, 'x');
    segment.writeUInt16BE(0xff_fe, 0);
    segment.writeUInt16BE(length, 2);
    comments.push(segment);
  }
  const file = Buffer.concat([jpeg.subarray(0, 2), ...comments, jpeg.subarray(2)]);
  const head = (name, more = '') => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${more}\r\n`;
  return Buffer.concat([
    Buffer.from(`${head('model_key')}\r\nbackground-removal\r\n`),
    Buffer.from(`${head('response')}\r\nurl\r\n`),
    Buffer.from(`${head('image_file', '; filename="photo.jpg"')}Content-Type: image/jpeg\r\n\r\n`),
    file,
    Buffer.from(`\r\n--${BOUNDARY}--\r\n`),
  ]);
}
