import type { Scope } from '../http/scope.js';
import { type ImageInput, readImage } from './input.js';
import type { ImageLimits } from './preflight.js';
import { EXTENSIONS } from './sniff.js';

/** The picture's field in a form. Which one it is decides the wire form: only a file makes it multipart. */
export type ImageField = { image_url: string } | { image_base64: string } | { image_file: Blob };

/**
 * Picks the wire form: a link goes as `image_url`, a data URI as `image_base64` where the operation has it, everything
 * else as a file.
 * @param base64 - Whether the operation takes base64.
 */
export async function imageField(
  scope: Scope,
  input: ImageInput,
  limits: ImageLimits,
  base64: boolean,
): Promise<ImageField> {
  const image = await readImage(scope, input, limits, scope.options.preflight);
  if (image.link !== undefined) return { image_url: image.link };
  const { blob, contentType: type, dataUri } = image;
  if (dataUri !== undefined && base64) return { image_base64: dataUri };
  // The name says the format and nothing of the user's disk. A slice or a File copies no bytes.
  return { image_file: new File([blob], `image.${EXTENSIONS[type] ?? 'bin'}`, { type }) };
}
