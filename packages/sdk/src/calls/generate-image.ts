import type { Transport } from '../http/core.js';
import { InvalidRequestError } from '../http/errors.js';
import { type Call, call } from '../http/scope.js';
import type { GeneratedImage } from '../results/generated-image.js';
import { generateContent } from './generate-content.js';
import type { GenerateModel, GenerateOptionsByModel, SeedreamOptions } from './generate-options.js';
import { generateSeedream } from './generate-seedream.js';

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
  return call(transport, 'generateImage', options, async (scope) => {
    const { core } = scope;
    if (!options?.prompt) throw scope.error(InvalidRequestError, 'prompt is empty.');
    if (model === 'seedream4.5') return generateSeedream(scope, options as SeedreamOptions);
    if (model === 'nano-banana') {
      if (!core.warned) core.log('warn', 'nano-banana is to be withdrawn by the vendor; use nano-banana-pro.');
      core.warned = true;
    } else if (model !== 'nano-banana-pro') {
      throw scope.error(
        InvalidRequestError,
        `there is no model "${model}" here. For another id pass modelId to a model of the same kind.`,
      );
    }
    return generateContent(scope, model as 'nano-banana', options);
  });
}
