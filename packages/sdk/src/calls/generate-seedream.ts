import { asPicture, drift, type Picture, readJson } from '../core/answer.js';
import { ask } from '../core/ask.js';
import type { Core } from '../core/core.js';
import { InvalidRequestError, NoImageError } from '../core/errors.js';
import type { components } from '../generated/models.js';
import { defaultModelIds, seedreamImagesMax, seedreamSequenceMax } from '../generated/spec-data.js';
import { fromBase64, toBase64 } from '../images/data-uri.js';
import { seedreamLimits } from '../images/limits.js';
import type { Scope } from '../internal/scope.js';
import { download } from '../results/download.js';
import { GeneratedImage, type GenerationFailure } from '../results/generated-image.js';
import { ImageResult } from '../results/image-result.js';
import type { SeedreamOptions } from './generate-options.js';
import { promptImages } from './prompt-images.js';

type Schemas = components['schemas'];
type Entry = Partial<Schemas['GeneratedImageUrl'] & Schemas['GeneratedImageBytes'] & Schemas['GeneratedImageFailure']>;

/** seedream4.5, by the public documentation of Volcengine Ark (a guess). */
export async function generateSeedream(core: Core, scope: Scope, options: SeedreamOptions): Promise<GeneratedImage> {
  const { operation } = scope;
  const { prompt, images, size, watermark, maxImages = 1, optimizePrompt, modelId, preflight } = options;
  if (!Number.isInteger(maxImages) || maxImages < 1 || maxImages > seedreamSequenceMax) {
    throw new InvalidRequestError(`${operation}: maxImages must be 1 to ${seedreamSequenceMax}.`, { operation });
  }
  const pictures = await promptImages(core, scope, images, {
    limits: seedreamLimits,
    links: true,
    most: seedreamImagesMax,
    preflight,
  });
  const image = await Promise.all(
    pictures.map(async (picture) =>
      'link' in picture ? picture.link : `data:${picture.contentType};base64,${await toBase64(picture.blob)}`,
    ),
  );
  const sequence = maxImages > 1;
  // What is undefined does not go into the JSON.
  const body = {
    model: modelId ?? defaultModelIds['seedream4.5'],
    prompt,
    image: image.length > 1 ? image : image[0],
    size,
    // Behind a proxy of the user's there is no key, and links to other hosts may be out of a page's reach.
    response_format: core.keys.has.modelsApiKey ? 'url' : 'b64_json',
    watermark,
    sequential_image_generation: sequence ? 'auto' : undefined,
    sequential_image_generation_options: sequence ? { max_images: maxImages } : undefined,
    optimize_prompt_options: optimizePrompt && { mode: optimizePrompt },
  } as Schemas['ImageGenerationRequest'];
  const response = await ask(core, scope, { host: 'models', create: true, options }, (init) =>
    core.raw.models.POST('/v1/images/generations', { ...init, body }),
  );
  const { json, blob } = await readJson(core, scope, response, true);
  const { data, usage, model } = json as Partial<Schemas['ImageGenerationResponse']>;
  if (!Array.isArray(data)) throw await drift(scope, response, blob, 'a list of pictures', true);
  scope.sent = false;

  const failures: GenerationFailure[] = [];
  const settled = await Promise.all(
    (data as Entry[]).map(async (entry, index) => {
      try {
        return await take(core, scope, entry, options);
      } catch (error) {
        if (scope.signal.aborted) throw scope.signal.reason;
        failures.push({ index, code: entry.error?.code, message: core.redactor.text((error as Error).message) });
        return undefined;
      }
    }),
  );
  const [first, ...others] = settled.filter((result) => result !== undefined);
  failures.sort((one, other) => one.index - other.index);
  if (!first) {
    const why = failures[0];
    const reason = String(why?.code ?? 'NO_IMAGE');
    throw new NoImageError(`${operation}: the model gave no picture (${reason}${why ? `: ${why.message}` : ''}).`, {
      operation,
      reason,
      apiMessage: why?.message,
    });
  }
  return new GeneratedImage(
    first.picture,
    { url: first.url },
    others.map(({ picture, url }) => new ImageResult(picture, { url })),
    { usage: usage as Record<string, unknown> | undefined, model, failures },
  );
}

/** One picture, by link or by bytes; throws when it failed by itself. */
async function take(
  core: Core,
  scope: Scope,
  entry: Entry,
  options: SeedreamOptions,
): Promise<{ picture: Picture; url?: string | undefined }> {
  if (entry.error) throw new Error(entry.error.message);
  if (entry.url !== undefined) return { picture: await download(core, scope, entry.url, options), url: entry.url };
  const picture = entry.b64_json ? await asPicture(new Blob([fromBase64(entry.b64_json)])) : undefined;
  if (!picture) throw new Error('neither a link nor a picture came');
  return { picture };
}
