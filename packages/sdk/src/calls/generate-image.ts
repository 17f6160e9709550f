import type { Core, Transport } from '../core/core.js';
import { InvalidRequestError } from '../core/errors.js';
import type { GeneratedImage } from '../results/generated-image.js';
import { type Call, call } from './call.js';
import { generateContent } from './generate-content.js';
import type {
  GenerateModel,
  GenerateOptionsByModel,
  NanoBananaProOptions,
  SeedreamOptions,
} from './generate-options.js';
import { generateSeedream } from './generate-seedream.js';

/** The transports that have been told that nano-banana goes away. */
const warned = new WeakSet<Core>();

/**
 * Draws a picture with a third-party model. Its key is `modelsApiKey`.
 *
 * Operations `generateNanoBanana`, `generateContent` or `generateImages`, by the model; `downloadResult` for the
 * pictures of seedream4.5. All of it but nano-banana is a guess, to be confirmed by a live run.
 * @param model - `nano-banana` (to be withdrawn), `nano-banana-pro` or `seedream4.5`.
 * @returns The first picture; `images` holds all of them.
 * @throws NoImageError with the model's reason when it gave no picture; AmbiguousSubmitError when nobody knows whether
 *   it was carried out; the other typed errors of this package.
 */
export function generateImage<Model extends GenerateModel>(
  transport: Transport,
  model: Model,
  options: GenerateOptionsByModel[Model],
): Call<GeneratedImage> {
  return call(transport, 'generateImage', options, async (core, scope) => {
    const { operation } = scope;
    if (!options?.prompt) throw new InvalidRequestError(`${operation}: prompt is empty.`, { operation });
    switch (model) {
      case 'nano-banana':
        if (!warned.has(core)) core.log('warn', 'nano-banana is to be withdrawn by the vendor; use nano-banana-pro.');
        warned.add(core);
        return generateContent(core, scope, 'nano-banana', options);
      case 'nano-banana-pro':
        return generateContent(core, scope, 'nano-banana-pro', options as NanoBananaProOptions);
      case 'seedream4.5':
        return generateSeedream(core, scope, options as SeedreamOptions);
      default:
        throw new InvalidRequestError(
          `${operation}: there is no model "${model}" here. For another id pass modelId to a model of the same kind.`,
          { operation },
        );
    }
  });
}
