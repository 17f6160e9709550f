import { access } from 'node:fs/promises';
import type { ImageResult } from '@koukoutu/sdk/node';
import type Sharp from 'sharp';
import type { Texts } from '../language/index.js';
import { CommandError } from '../model/exit-codes.js';

/** Formats to which results can be converted. */
export const CONVERSIONS = ['jpg', 'png', 'webp'] as const;

/** What is done with a result before it is written. */
export interface AfterOptions {
  /** A colour such as `#fff`, or a picture file, to put behind the cut-out. */
  readonly background?: string | undefined;
  readonly to?: (typeof CONVERSIONS)[number] | undefined;
}

/** A picture that is ready to write. */
export interface Finished {
  readonly bytes: Uint8Array;
  readonly extension: string;
  readonly width: number;
  readonly height: number;
}

/** Changes a result as the options ask. */
export type AfterStep = (result: ImageResult) => Promise<Finished>;

/** JPEG has no transparency. Without a background, a result gets this one. */
const PAPER = '#ffffff';

/**
 * Loads the image library, before anything is paid for.
 * @returns `undefined` if the options ask for no change.
 * @throws CommandError if sharp is not installed, or the background is neither a colour nor a picture.
 */
export async function prepareAfter({ background, to }: AfterOptions, texts: Texts): Promise<AfterStep | undefined> {
  if (background === undefined && to === undefined) return undefined;
  const sharp = await loadSharp(texts);
  const behind = background === undefined ? undefined : await readBackground(sharp, background, texts);
  return async (result) => {
    let picture = sharp(await result.bytes(), { limitInputPixels: false });
    const { width, height } = await picture.metadata();
    if (behind?.picture) {
      const scene = await sharp(behind.picture).resize(width, height, { fit: 'cover' }).toBuffer();
      picture = sharp(
        await sharp(scene)
          .composite([{ input: await picture.png().toBuffer() }])
          .png()
          .toBuffer(),
      );
    } else if (behind?.colour !== undefined || to === 'jpg') {
      picture = picture.flatten({ background: behind?.colour ?? PAPER });
    }
    const extension = to ?? (result.contentType === 'image/png' ? 'png' : 'webp');
    const encoded =
      extension === 'jpg'
        ? picture.jpeg({ quality: 92 })
        : extension === 'png'
          ? picture.png()
          : picture.webp({ quality: 92 });
    const { data, info } = await encoded.toBuffer({ resolveWithObject: true });
    return { bytes: data, extension, width: info.width, height: info.height };
  };
}

async function loadSharp(texts: Texts): Promise<typeof Sharp> {
  try {
    return (await import('sharp')).default;
  } catch {
    throw new CommandError(texts.after.noSharp);
  }
}

async function readBackground(sharp: typeof Sharp, background: string, texts: Texts) {
  const isFile = await access(background).then(
    () => true,
    () => false,
  );
  try {
    if (isFile) {
      const picture = await sharp(background).rotate().png().toBuffer();
      return { picture, colour: undefined };
    }
    await sharp({ create: { width: 1, height: 1, channels: 4, background } })
      .raw()
      .toBuffer();
    return { picture: undefined, colour: background };
  } catch {
    throw new CommandError(isFile ? texts.after.badPicture(background) : texts.after.badBackground(background));
  }
}
