import sharp from 'sharp';

/** A product on a plain background: a red disc on light grey, as a real file. */
export function product(width = 160, height = 120, format: 'png' | 'jpeg' | 'webp' = 'png'): Promise<Uint8Array> {
  const radius = Math.round(Math.min(width, height) / 3);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <rect width="100%" height="100%" fill="#e8e8e8"/>
    <circle cx="${width / 2}" cy="${height / 2}" r="${radius}" fill="#c0201c"/></svg>`;
  return sharp(Buffer.from(svg)).removeAlpha().toFormat(format).toBuffer();
}

/** A cut-out. */
export async function cutout(size = 120): Promise<Uint8Array> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}"><circle cx="${size / 2}" cy="${size / 2}" r="${size / 3}" fill="#1c60c0"/></svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}

/** Size, format and the share of fully transparent pixels of a picture, read with another decoder than the mock's. */
export async function inspect(
  bytes: Uint8Array,
): Promise<{ format: string; width: number; height: number; transparent: number }> {
  const image = sharp(bytes);
  const { format, width, height } = await image.metadata();
  const { data } = await image.ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  let transparent = 0;
  for (let at = 3; at < data.length; at += 4) if (data[at] === 0) transparent++;
  return { format, width, height, transparent: transparent / (data.length / 4) };
}

export async function base64(bytes: Promise<Uint8Array>): Promise<string> {
  return Buffer.from(await bytes).toString('base64');
}
