import { ImagingError, type Picture } from '@koukoutu/imaging';
import { Refusal } from '../exchange/refusal.js';
import type { Call } from '../request/call.js';
import { codeOfImagingError, type PictureInput } from './input.js';
import { applyModel, type ModelOptions } from './models.js';
import type { Studio } from './studio.js';

/**
 * Runs a model over the picture of a call.
 *
 * @throws Refusal if the picture or an option cannot be used
 */
export async function runModel(
  studio: Studio,
  call: Call,
  model: string,
  picture: PictureInput,
  options: ModelOptions,
): Promise<Picture> {
  const leave = await studio.pixels.enter(picture.width * picture.height, call.exchange.signal);
  try {
    return await applyModel(studio.imaging, model, picture.bytes, options);
  } catch (error) {
    if (!(error instanceof ImagingError)) throw error;
    throw new Refusal(codeOfImagingError(error), error.message, {
      problems: [{ level: 'error', where: 'image_file', message: error.message }],
    });
  } finally {
    leave();
  }
}
