import { type GenerateOptions, ImagingError, type Picture, sideOf } from '@koukoutu/imaging';
import { Refusal } from '../exchange/refusal.js';
import type { Call } from '../request/call.js';
import type { Studio } from './studio.js';

/**
 * Draws a picture for a prompt.
 *
 * @throws Refusal 400 if an input picture cannot be used
 */
export async function draw(studio: Studio, call: Call, options: GenerateOptions): Promise<Picture> {
  const side = sideOf(options.imageSize) ?? 0;
  const pixels = (options.width ?? side) * (options.height ?? side);
  const leave = await studio.pixels.enter(pixels, call.exchange.signal);
  try {
    return await studio.imaging.generate(options);
  } catch (error) {
    if (!(error instanceof ImagingError)) throw error;
    throw new Refusal(error.reason === 'failed' ? 500 : 400, error.message, {
      problems: [{ level: 'error', where: 'body', message: error.message }],
    });
  } finally {
    leave();
  }
}
