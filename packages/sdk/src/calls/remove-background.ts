import { ambient } from '../http/ambient.js';
import type { Answer } from '../http/answer.js';
import { ask } from '../http/ask.js';
import { ended } from '../http/charge.js';
import type { Transport } from '../http/core.js';
import { InvalidRequestError, InvalidResponseError } from '../http/errors.js';
import type { TaskCallOptions } from '../http/options.js';
import { type Call, call, type Scope } from '../http/scope.js';
import { type ImageInput, imageField } from '../images/input.js';
import { asPicture, notAPicture } from '../images/picture.js';
import { mattingLimits } from '../images/preflight.js';
import { download } from '../results/download.js';
import { ImageResult } from '../results/image-result.js';
import { type CutoutOptions, wireFields } from '../tasks/fields.js';
import { acquireSlot } from '../tasks/slots.js';

/** Options of {@link removeBackground}. */
export interface RemoveBackgroundOptions extends CutoutOptions, TaskCallOptions {
  /** What to cut out: `general`, whatever the picture shows (default), or `print`, the print on it. */
  readonly model?: 'general' | 'print' | undefined;
  /**
   * `sync` (default) sends one request and waits for its response. `task` creates a task and polls it, so it can be resumed
   * after the connection breaks. Inside a batch with a manifest, `task` is the default, since only a task can be resumed.
   */
  readonly mode?: 'sync' | 'task' | undefined;
}

const MODEL_KEYS = { general: 'background-removal', print: 'stamp-background-removal' } as const;

/**
 * Removes the background of a picture.
 *
 * Operations `createSync`, or `createTask`, `queryTask` and `downloadResult` with `mode: 'task'`.
 * @param transport - What to send with: `createTransport()`.
 * @param image - The picture, in any of the shapes of {@link ImageInput}.
 * @returns The cut-out with a transparent background.
 * @throws The typed errors of this package; AmbiguousSubmitError if it is unknown whether the request was carried out.
 */
export function removeBackground(
  transport: Transport,
  image: ImageInput,
  options: RemoveBackgroundOptions = {},
): Call<ImageResult> {
  const { model = 'general', mode, outputFormat, crop, edge, printCrop, onTask, resume } = options;
  const fields = { outputFormat, crop, edge, printCrop };
  return call(transport, 'removeBackground', options, async (scope) => {
    const modelKey = MODEL_KEYS[model];
    if (!modelKey) throw scope.error(InvalidRequestError, `there is no model "${model}". Use general or print.`);
    if (mode !== undefined && mode !== 'sync' && mode !== 'task') {
      throw scope.error(InvalidRequestError, `there is no mode "${mode}". Use sync or task.`);
    }
    const resumable = onTask ?? resume ?? ambient();
    return (mode ?? (resumable ? 'task' : 'sync')) === 'task'
      ? (await import('../tasks/create.js')).runTask(scope, modelKey, image, fields)
      : cutOutAtOnce(scope, modelKey, image, fields);
  });
}

async function cutOutAtOnce(
  scope: Scope,
  modelKey: (typeof MODEL_KEYS)[keyof typeof MODEL_KEYS],
  image: ImageInput,
  fields: CutoutOptions,
): Promise<ImageResult> {
  const picture = await imageField(scope, image, mattingLimits, true);
  const slot = await acquireSlot(scope);
  try {
    const body = { ...wireFields(fields), ...(await picture()), model_key: modelKey, response: 'bytes' as const };
    const read = async (answer: Answer, scope: Scope) => {
      const picture = await asPicture(answer.blob);
      if (picture) return new ImageResult(picture);
      // Some answers contain a link to the picture. There is no task to ask for another one.
      const url = linkIn(answer.json?.data);
      if (url !== undefined) return new ImageResult(await download(scope, url), { url });
      const { status } = answer.response;
      const words = await notAPicture(answer);
      throw ended(scope, true, { ending: 'unreadable', Type: InvalidResponseError, words, details: { status } }).error;
    };
    return await ask(scope, 'sync', '/v1/create', { body }, 'a picture', read);
  } finally {
    slot.release();
  }
}

/** The link, in any of the places where programs look for it (`SyncLinkEnvelope`). */
function linkIn(data: unknown): string | undefined {
  if (typeof data === 'string') return data;
  const { result_file, url, image_url } = (data ?? {}) as Record<string, unknown>;
  return [result_file, url, image_url].find((link): link is string => typeof link === 'string');
}
