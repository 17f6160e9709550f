/**
 * Makes the picture at the top of the README: the sample, its cut-out, its print, and the cut-out with a new shadow. The results come
 * from the mock through the SDK.
 *
 * Usage: node make-before-after.ts
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { DEFAULT_API_KEY, startMockProcess } from '@koukoutu/mock-server/node';
import { fromPath, type ImageResult, Koukoutu } from '@koukoutu/sdk/node';
import sharp, { type OverlayOptions } from 'sharp';

const TILE = 420;
const GAP = 12;
const sample = fileURLToPath(new URL('../assets/sample.jpg', import.meta.url));
const output = fileURLToPath(new URL('../../docs/images/before-after.png', import.meta.url));

/** A checkerboard, which shows transparency. */
const checkerboard = Buffer.from(
  `<svg xmlns="http://www.w3.org/2000/svg" width="${TILE}" height="${TILE}"><defs><pattern id="p" width="20" height="20"
  patternUnits="userSpaceOnUse"><rect width="20" height="20" fill="#fff"/><path d="M0 0h10v10H0zM10 10h10v10H10z"
  fill="#d4d4d8"/></pattern></defs><rect width="100%" height="100%" fill="url(#p)"/></svg>`,
);

async function tile(picture: Uint8Array, padding = 0): Promise<Buffer> {
  const size = TILE - 2 * padding;
  const fitted = await sharp(picture).resize(size, size, { fit: 'inside' }).png().toBuffer();
  return sharp(checkerboard)
    .composite([{ input: fitted }])
    .png()
    .toBuffer();
}

const mock = await startMockProcess({ speed: 100 });
try {
  const koukoutu = new Koukoutu({ apiKey: DEFAULT_API_KEY, baseUrl: mock.url, pollInterval: 50 });
  const photo = fromPath(sample);
  const cutout = await koukoutu.removeBackground(photo, { outputFormat: 'png' });
  const print = await koukoutu.removeBackground(photo, { model: 'print', printCrop: true, outputFormat: 'png' });
  const shadow = await koukoutu.addShadow(cutout, { opacity: 0.6, mainRatio: 80, background: '#f4efe6' });

  const bytes = (result: ImageResult) => result.bytes();
  const tiles = [
    await tile(await readFile(sample)),
    await tile(await bytes(cutout)),
    await tile(await bytes(print), 60),
    await tile(await bytes(shadow)),
  ];
  const placed: OverlayOptions[] = tiles.map((input, index) => ({ input, left: index * (TILE + GAP), top: 0 }));
  await sharp({
    create: { width: 4 * TILE + 3 * GAP, height: TILE, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
  })
    .composite(placed)
    .png({ palette: true, quality: 90 })
    .toFile(output);
} finally {
  await mock.stop();
}
