import type { Scope } from '../http/scope.js';
import { EXTENSIONS } from './format.js';
import { type ImageInput, isAtHand, readImage } from './input.js';
import type { ImageLimits } from './preflight.js';

/** The picture's field in a form. The kind of field decides how the form is sent: only a file makes it multipart. */
export type ImageField = { image_url: string } | { image_base64: string } | { image_file: Blob };

/**
 * Chooses how a picture is sent: a link as `image_url`, a data URI as `image_base64` if the operation takes it,
 * everything else as a file.
 *
 * A picture that is at hand is read and checked at once. A stream would have to be kept in memory while the call waits
 * for a slot, so it is read when the returned function is called.
 * @param base64 - Whether the operation takes base64.
 * @returns Gives the field. To be called once a slot is free.
 */
export async function imageField(
  scope: Scope,
  input: ImageInput,
  limits: ImageLimits,
  base64: boolean,
): Promise<() => Promise<ImageField>> {
  const read = async (): Promise<ImageField> => {
    const image = await readImage(scope, input, limits, scope.options.preflight);
    if (image.link !== undefined) return { image_url: image.link };
    const { blob, contentType: type, dataUri } = image;
    if (dataUri !== undefined && base64) return { image_base64: dataUri };
    // The name says the format and nothing of the user's disk. A File copies no bytes.
    return { image_file: new File([blob], `image.${EXTENSIONS[type] ?? 'bin'}`, { type }) };
  };
  if (!isAtHand(input)) return read;
  const field = await read();
  return async () => field;
}
