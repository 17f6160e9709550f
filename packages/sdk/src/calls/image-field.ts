import type { Core } from '../core/core.js';
import { type ImageInput, inputHeader, resolveImage } from '../images/input.js';
import { checkImage, type ImageLimits } from '../images/preflight.js';
import { EXTENSIONS } from '../images/sniff.js';
import type { Scope } from '../internal/scope.js';

/** The picture's field in a form. Which one it is decides the wire form: only a file makes it multipart. */
export type ImageField = { image_url: string } | { image_base64: string } | { image_file: Blob };

/**
 * Picks the wire form: a link goes as `image_url`, a data URI as `image_base64` where the operation has it, everything
 * else as a file. A file is looked at first, unless told otherwise.
 */
export async function imageField(
  core: Core,
  scope: Scope,
  input: ImageInput,
  options: { readonly limits: ImageLimits; readonly base64: boolean; readonly preflight: boolean | undefined },
): Promise<ImageField> {
  const { operation, signal } = scope;
  const { limits, base64, preflight = true } = options;
  const image = await resolveImage(input, { operation, signal, limit: preflight ? limits.bytes : core.maxResultBytes });
  if (image.kind === 'link') return { image_url: image.url };
  const header = await inputHeader(image.blob, operation);
  if (preflight) checkImage(image.blob, header, limits, operation);
  if (image.dataUri !== undefined && base64) return { image_base64: image.dataUri };
  const { blob } = image;
  const type = header?.contentType ?? blob.type;
  // The name says the format and nothing of the user's disk. A slice or a File copies no bytes.
  return { image_file: new File([blob], `image.${EXTENSIONS[type] ?? 'bin'}`, { type }) };
}
