import type { components } from '../generated/models.js';
import {
  defaultModelIds,
  seedreamImagesMax,
  seedreamPicturesMax,
  seedreamSequenceMax,
} from '../generated/spec-data.js';
import { ask } from '../http/ask.js';
import { InvalidRequestError } from '../http/errors.js';
import type { Scope } from '../http/scope.js';
import { dataUri, fromBase64 } from '../images/base64.js';
import { readImage } from '../images/input.js';
import { asPicture } from '../images/picture.js';
import { seedreamLimits } from '../images/preflight.js';
import { download } from '../results/download.js';
import { type Drawn, GeneratedImage } from '../results/generated-image.js';
import { pictures, type SeedreamOptions } from './generate-options.js';
import { noImage } from './no-image.js';
import { takeEach } from './take-each.js';

type Schemas = components['schemas'];
type Entry = Partial<
  Pick<Schemas['GeneratedImageUrl'], 'url'> &
    Pick<Schemas['GeneratedImageBytes'], 'b64_json'> &
    Pick<Schemas['GeneratedImageFailure'], 'error'>
>;

/** Calls seedream4.5 according to the public documentation of Volcengine Ark (a guess). */
export async function generateSeedream(
  scope: Scope,
  { prompt, images, size, watermark, maxImages = 1, optimizePrompt, modelId, preflight }: SeedreamOptions,
): Promise<GeneratedImage> {
  const { core } = scope;
  const inputs = pictures(images);
  if (!Number.isInteger(maxImages) || maxImages < 1 || maxImages > seedreamSequenceMax) {
    throw scope.error(InvalidRequestError, `maxImages must be 1 to ${seedreamSequenceMax} (got ${maxImages}).`);
  }
  if (inputs.length > seedreamImagesMax) {
    throw scope.error(InvalidRequestError, `at most ${seedreamImagesMax} pictures are allowed (got ${inputs.length}).`);
  }
  if (inputs.length + maxImages > seedreamPicturesMax) {
    const most = seedreamPicturesMax - inputs.length;
    throw scope.error(
      InvalidRequestError,
      `inputs and results together are ${seedreamPicturesMax} at most: with ${inputs.length} inputs, maxImages may be ${most}.`,
    );
  }
  const image = await Promise.all(
    inputs.map(async (input) => {
      const read = await readImage(scope, input, seedreamLimits, preflight);
      return read.link ?? dataUri(read.blob, read.contentType);
    }),
  );
  const sequence = maxImages > 1;
  // Undefined values are left out of the JSON.
  const body = {
    model: modelId ?? defaultModelIds['seedream4.5'],
    prompt,
    image: image.length > 1 ? image : image[0],
    size,
    // Without a key, the client uses the user's proxy in a page, which may not be allowed to load links from other hosts.
    response_format: core.keys.has.modelsApiKey ? 'url' : 'b64_json',
    watermark,
    sequential_image_generation: sequence ? 'auto' : undefined,
    sequential_image_generation_options: sequence ? { max_images: maxImages } : undefined,
    optimize_prompt_options: optimizePrompt && { mode: optimizePrompt },
  } as Schemas['ImageGenerationRequest'];
  return ask(scope, 'models', '/v1/images/generations', { body }, 'JSON with pictures', async ({ json }, scope) => {
    const { data, usage, model } = json as Schemas['ImageGenerationResponse'];
    const entries = data.map((entry): Entry => ({ ...entry }));
    const { pictures, failures, lost } = await takeEach(scope, entries, (entry) => take(scope, entry));
    const [first, ...others] = pictures;
    if (!first) {
      // A picture that cannot be downloaded was paid for as well.
      if (lost) throw lost;
      const why = failures[0];
      throw noImage(scope, why?.code ?? 'NO_IMAGE', why?.message);
    }
    return new GeneratedImage(first, { after: others, usage, model, failures });
  });
}

/** Reads one picture of the response, from its link or its bytes. Throws if this picture failed. */
async function take(scope: Scope, { error, url, b64_json }: Entry): Promise<Drawn> {
  if (error) throw new Error(error.message);
  const picture = url ? await download(scope, url) : b64_json && (await asPicture(fromBase64(b64_json)));
  if (!picture) throw new Error('neither a link nor a complete picture came');
  return { picture, url: url && !/^data:/i.test(url) ? url : undefined };
}
