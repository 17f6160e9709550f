import sharp, { type Sharp } from 'sharp';

/** Real pictures, made by another program than the one that is tested. */
const draw = (width: number, height: number, alpha: boolean) =>
  sharp({ create: { width, height, channels: alpha ? 4 : 3, background: { r: 200, g: 30, b: 90, alpha: 0.5 } } });

const bytes = async (image: Sharp): Promise<Uint8Array<ArrayBuffer>> => new Uint8Array(await image.toBuffer());

export const pictures = {
  png: (width = 120, height = 80) => bytes(draw(width, height, true).png()),
  opaquePng: (width = 120, height = 80) => bytes(draw(width, height, false).png()),
  palettePng: (width = 120, height = 80) => bytes(draw(width, height, true).png({ palette: true })),
  jpeg: (width = 120, height = 80) => bytes(draw(width, height, false).jpeg()),
  progressiveJpeg: (width = 120, height = 80) => bytes(draw(width, height, false).jpeg({ progressive: true })),
  webp: (width = 120, height = 80) => bytes(draw(width, height, true).webp()),
  losslessWebp: (width = 120, height = 80) => bytes(draw(width, height, true).webp({ lossless: true })),
  opaqueWebp: (width = 120, height = 80) => bytes(draw(width, height, false).webp()),
  opaqueLosslessWebp: (width = 120, height = 80) => bytes(draw(width, height, false).webp({ lossless: true })),
  gif: (width = 120, height = 80) => bytes(draw(width, height, true).gif()),
  tiff: (width = 120, height = 80) => bytes(draw(width, height, true).tiff()),
  avif: (width = 120, height = 80) => bytes(draw(width, height, true).avif()),
};

export const base64 = (picture: Uint8Array) => Buffer.from(picture).toString('base64');
