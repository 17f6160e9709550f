import { asJson, asPicture, drift, readBody, throwEnvelopeError } from '../core/answer.js';
import { ask } from '../core/ask.js';
import type { Core, Transport } from '../core/core.js';
import { InvalidRequestError, NotFoundError } from '../core/errors.js';
import type { ImageInput } from '../images/input.js';
import { mattingLimits } from '../images/limits.js';
import type { Scope } from '../internal/scope.js';
import type { TaskCallOptions } from '../options.js';
import { download } from '../results/download.js';
import { ImageResult } from '../results/image-result.js';
import { acquireSlot } from '../tasks/slots.js';
import { type Call, call } from './call.js';
import { type CutoutOptions, wireFields } from './fields.js';
import { imageField } from './image-field.js';
import { runTask } from './run-task.js';

/** How to cut out. */
export interface RemoveBackgroundOptions extends CutoutOptions, TaskCallOptions {
  /** What to cut out: `general`, whatever the picture shows (default), or `print`, the print on it. */
  readonly model?: 'general' | 'print' | undefined;
  /**
   * `sync` (default) waits for the answer of one request; `task` creates a task and polls it, which can be continued
   * when the connection breaks. Inside a batch with a manifest, `task` is the default, since only a task can be resumed.
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
 * @throws The typed errors of this package; AmbiguousSubmitError when nobody knows whether it was carried out.
 */
export function removeBackground(
  transport: Transport,
  image: ImageInput,
  options: RemoveBackgroundOptions = {},
): Call<ImageResult> {
  const { model = 'general', outputFormat, crop, edge, printCrop } = options;
  const fields = { outputFormat, crop, edge, printCrop };
  return call(transport, 'removeBackground', options, (core, scope) => {
    const ambient = core.ambient?.() ?? options.onTask ?? options.resume;
    const mode = options.mode ?? (ambient ? 'task' : 'sync');
    const modelKey = MODEL_KEYS[model];
    if (!modelKey) {
      const { operation } = scope;
      throw new InvalidRequestError(`${operation}: there is no model "${model}". Use general or print.`, { operation });
    }
    if (mode === 'task') return runTask(core, scope, modelKey, image, fields, options);
    return cutOutAtOnce(core, scope, modelKey, image, fields, options);
  });
}

async function cutOutAtOnce(
  core: Core,
  scope: Scope,
  modelKey: (typeof MODEL_KEYS)[keyof typeof MODEL_KEYS],
  image: ImageInput,
  fields: CutoutOptions,
  options: TaskCallOptions,
): Promise<ImageResult> {
  const picture = await imageField(core, scope, image, {
    limits: mattingLimits,
    base64: true,
    preflight: options.preflight,
  });
  const slot = await acquireSlot(core, scope);
  try {
    const body = { ...wireFields(fields), ...picture, model_key: modelKey, response: 'bytes' as const };
    const response = await ask(core, scope, { host: 'sync', create: true, options }, (init) =>
      core.raw.sync.POST('/v1/create', { ...init, body }),
    );
    return await readCutout(core, scope, response, options);
  } finally {
    slot.release();
  }
}

/** The picture itself, told by its bytes; a link to it, which some answers hold; or the error that JSON means here. */
async function readCutout(
  core: Core,
  scope: Scope,
  response: Response,
  options: TaskCallOptions,
): Promise<ImageResult> {
  const blob = await readBody(core, scope, response, true);
  const picture = await asPicture(blob);
  if (picture) return new ImageResult(picture);
  const json = await asJson(blob);
  if (json) throwEnvelopeError(core, scope, response, json, true);
  const url = linkIn(json?.data);
  if (url === undefined) throw await drift(scope, response, blob, 'a picture', true);
  try {
    return new ImageResult(await download(core, scope, url, options), { url });
  } catch (error) {
    // There is no task to ask for another link.
    if (error instanceof NotFoundError) throw await drift(scope, response, blob, 'a picture or a working link', true);
    throw error;
  }
}

/** The link, in any of the places where programs look for it (`SyncLinkEnvelope`). */
function linkIn(data: unknown): string | undefined {
  if (typeof data === 'string') return data;
  const { result_file, url, image_url } = (data ?? {}) as Record<string, unknown>;
  return [result_file, url, image_url].find((link): link is string => typeof link === 'string');
}
