import { wireFields } from '../calls/fields.js';
import { imageField } from '../calls/image-field.js';
import { readEnvelope } from '../core/answer.js';
import { ask } from '../core/ask.js';
import type { Core } from '../core/core.js';
import type { ImageInput } from '../images/input.js';
import { mattingLimits, shadowLimits } from '../images/limits.js';
import type { Scope } from '../internal/scope.js';
import type { ImageCallOptions } from '../options.js';
import { acquireSlot } from './slots.js';
import { Task } from './task.js';

/** The models that take base64; the others have only a file and a link. */
const TAKES_BASE64 = /^(stamp-)?background-removal$/;

/** Sends the picture and returns the task (operation `createTask`). The task holds a slot until it has ended. */
export async function createTask(
  core: Core,
  scope: Scope,
  modelKey: string,
  image: ImageInput,
  fields: object,
  options: ImageCallOptions | undefined,
): Promise<Task> {
  const limits = modelKey === 'image-shadow-v3' ? shadowLimits : mattingLimits;
  const base64 = TAKES_BASE64.test(modelKey);
  const picture = await imageField(core, scope, image, { limits, base64, preflight: options?.preflight });
  const slot = await acquireSlot(core, scope);
  try {
    const body = { ...wireFields(fields), model_key: modelKey, ...picture };
    const response = await ask(core, scope, { host: 'async', create: true, options }, (init) =>
      // The model is known only here, so that of the body's many types none can be told.
      core.raw.async.POST('/v1/create', { ...init, body: body as never }),
    );
    const { data, drift } = await readEnvelope(core, scope, response, true);
    // Lenient: an id that is not read is a task that was paid for and is lost.
    const id = typeof data.task_id === 'string' && /^\d+$/.test(data.task_id) ? Number(data.task_id) : data.task_id;
    if (typeof id !== 'number' || !Number.isSafeInteger(id)) throw await drift('a task_id');
    scope.taskId = id;
    scope.sent = false;
    const task = new Task(core, { id, modelKey }, slot.release);
    slot.handTo(task);
    return task;
  } catch (error) {
    slot.release();
    throw error;
  }
}
