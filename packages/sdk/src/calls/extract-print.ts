import type { Transport } from '../http/core.js';
import { InvalidRequestError } from '../http/errors.js';
import type { TaskCallOptions } from '../http/options.js';
import { type Call, call } from '../http/scope.js';
import type { ImageInput } from '../images/input.js';
import type { ImageResult } from '../results/image-result.js';
import type { ExtractOptions } from '../tasks/fields.js';

/** How to extract a print. */
export interface ExtractPrintOptions extends ExtractOptions, TaskCallOptions {}

/**
 * Extracts the print of a garment, a bag, … as a flat picture.
 *
 * Operations `createTask`, `queryTask`, `downloadResult` with the model `image-extract`.
 * @throws TaskFailedError, TaskTimeoutError and the other typed errors of this package.
 */
export function extractPrint(transport: Transport, image: ImageInput, options: ExtractPrintOptions): Call<ImageResult> {
  const { extractType, resolution, size } = options ?? {};
  return call(transport, 'extractPrint', options, async (scope) => {
    if (!extractType)
      throw scope.error(InvalidRequestError, 'extractType is missing: what carries the print, as 服装.');
    return (await import('../tasks/create.js')).runTask(scope, 'image-extract', image, {
      extractType,
      resolution,
      size,
    });
  });
}
