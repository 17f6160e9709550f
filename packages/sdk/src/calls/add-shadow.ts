import type { Transport } from '../http/core.js';
import type { TaskCallOptions } from '../http/options.js';
import { type Call, call } from '../http/scope.js';
import type { ImageInput } from '../images/input.js';
import type { ImageResult } from '../results/image-result.js';
import type { ShadowOptions } from '../tasks/fields.js';

/** How to draw the shadow. */
export interface AddShadowOptions extends ShadowOptions, TaskCallOptions {}

/**
 * Draws a shadow under a cut-out. The picture must have transparency, as a result of `removeBackground` has.
 *
 * Operations `createTask`, `queryTask`, `downloadResult` with the model `image-shadow-v3`.
 * @throws InvalidRequestError when the picture has no transparency, and the other typed errors of this package.
 */
export function addShadow(transport: Transport, image: ImageInput, options: AddShadowOptions = {}): Call<ImageResult> {
  const { opacity, mainRatio, background } = options;
  return call(transport, 'addShadow', options, async (scope) =>
    (await import('../tasks/create.js')).runTask(scope, 'image-shadow-v3', image, { opacity, mainRatio, background }),
  );
}
