import type { Core } from '../core/core.js';
import { InvalidRequestError } from '../core/errors.js';
import { type ImageInput, inputHeader, resolveImage } from '../images/input.js';
import { checkImage, type ImageLimits } from '../images/preflight.js';
import { race } from '../internal/race.js';
import type { Scope } from '../internal/scope.js';

/** A picture that goes with a prompt: a link where the model takes links, else its bytes and type. */
export type PromptImage = { readonly link: string } | { readonly blob: Blob; readonly contentType: string };

/** Brings the pictures of a prompt into shape. A model that takes no links gets what is behind them, fetched without a key. */
export async function promptImages(
  core: Core,
  scope: Scope,
  images: ImageInput | readonly ImageInput[] | undefined,
  options: {
    readonly limits: ImageLimits;
    readonly links: boolean;
    readonly most: number;
    readonly preflight: boolean | undefined;
  },
): Promise<PromptImage[]> {
  const { operation, signal } = scope;
  const { limits, links, most, preflight = true } = options;
  const inputs: readonly ImageInput[] =
    images === undefined ? [] : Array.isArray(images) ? images : [images as ImageInput];
  if (inputs.length > most) {
    throw new InvalidRequestError(`${operation}: ${inputs.length} pictures were given, ${most} is the limit.`, {
      operation,
    });
  }
  const context = { operation, signal, limit: preflight ? limits.bytes : core.maxResultBytes };
  return Promise.all(
    inputs.map(async (input) => {
      let image = await resolveImage(input, context);
      if (image.kind === 'link') {
        if (links) return { link: image.url };
        const response = await race(core.fetch(new Request(image.url, { signal })), signal);
        image = await resolveImage(response, context);
        if (image.kind === 'link') throw new TypeError('unreachable: a Response is never a link');
      }
      const { blob } = image;
      const header = await inputHeader(blob, operation);
      if (preflight) checkImage(blob, header, limits, operation);
      return { blob, contentType: header?.contentType ?? (blob.type || 'application/octet-stream') };
    }),
  );
}
