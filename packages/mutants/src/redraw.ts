import sharp, { type Sharp } from 'sharp';

/** Redraws a picture in its own format. */
export const redraw =
  (draw: (image: Sharp, info: { width: number; height: number }) => Sharp | Promise<Sharp>) =>
  async (body: Buffer): Promise<Buffer> => {
    const image = sharp(body);
    const { format, width = 1, height = 1 } = await image.metadata();
    const drawn = await draw(image, { width, height });
    return format === 'png'
      ? drawn.png().toBuffer()
      : format === 'webp'
        ? drawn.webp({ lossless: true }).toBuffer()
        : body;
  };

/** Changes the pixels of a picture, in its own format. */
export const pixels = (edit: (data: Buffer, info: { width: number; height: number }) => void) =>
  redraw(async (image) => {
    const { data, info } = await image.ensureAlpha().raw().toBuffer({ resolveWithObject: true });
    edit(data, info);
    return sharp(data, { raw: { width: info.width, height: info.height, channels: 4 } });
  });

/** Changes a picture pixel by pixel: `at` is where the pixel's four bytes begin. */
export const eachPixel = (edit: (data: Buffer, at: number) => void) =>
  pixels((data) => {
    for (let at = 0; at < data.length; at += 4) edit(data, at);
  });
