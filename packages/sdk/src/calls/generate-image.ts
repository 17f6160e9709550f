import type { Transport } from '../http/core.js';
import { InvalidRequestError } from '../http/errors.js';
import { type Call, call } from '../http/scope.js';
import type { GeneratedImage } from '../results/generated-image.js';
import type { GenerateModel, GenerateOptionsByModel, SeedreamOptions } from './generate-options.js';

/**
 * Generates a picture with a third-party model. Uses the key `modelsApiKey`.
 *
 * Operations `generateNanoBanana`, `generateContent` or `generateImages`, depending on the model; `downloadResult` for the
 * pictures of seedream4.5. Except for nano-banana, all of this is a guess until a live run confirms it.
 * @param model - `nano-banana` (the vendor will withdraw it), `nano-banana-pro` or `seedream4.5`.
 * @returns The first picture; `images` contains all of them.
 * @throws NoImageError with the model's reason if it returned no picture; AmbiguousSubmitError if it is not known whether
 *   the call was carried out; the other typed errors of this package.
 */
export function generateImage<Model extends GenerateModel>(
  transport: Transport,
  model: Model,
  options: GenerateOptionsByModel[Model],
): Call<GeneratedImage> {
  return call(transport, 'generateImage', options, async (scope) => {
    const { core } = scope;
    if (!options?.prompt) throw scope.error(InvalidRequestError, 'prompt is empty.');
    if (model === 'seedream4.5')
      return (await import('./generate-seedream.js')).generateSeedream(scope, options as SeedreamOptions);
    if (model === 'nano-banana') {
      if (!core.warned) core.log('warn', 'The vendor will withdraw nano-banana. Use nano-banana-pro.');
      core.warned = true;
    } else if (model !== 'nano-banana-pro') {
      throw scope.error(
        InvalidRequestError,
        `unknown model "${model}". To call another model of a known kind, pass its id as modelId.`,
      );
    }
    return (await import('./generate-content.js')).generateContent(scope, model as 'nano-banana', options);
  });
}
