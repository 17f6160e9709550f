import { type GenerateOptions, ImagingError, type Picture, sideOf } from '@koukoutu/imaging';
import type { Call } from './context.js';
import { Refusal } from './refusal.js';

/** Draws a picture, with only so many pixels under work at once. Throws a Refusal 400 for an unusable input picture. */
export async function draw(call: Call, options: GenerateOptions): Promise<Picture> {
  const side = sideOf(options.imageSize) ?? 0;
  const leave = await call.pixels.enter((options.width ?? side) * (options.height ?? side), call.exchange.signal);
  try {
    return await call.imaging.generate(options);
  } catch (error) {
    if (!(error instanceof ImagingError)) throw error;
    throw new Refusal(error.reason === 'failed' ? 500 : 400, error.message, {
      problems: [{ level: 'error', where: 'body', message: error.message }],
    });
  } finally {
    leave();
  }
}
