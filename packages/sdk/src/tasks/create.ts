import { wireFields } from '../calls/fields.js';
import { imageField } from '../calls/image-field.js';
import { asInteger, drift, readEnvelope } from '../core/answer.js';
import { ask } from '../core/ask.js';
import type { Scope } from '../core/scope.js';
import type { ImageInput } from '../images/input.js';
import { mattingLimits, shadowLimits } from '../images/preflight.js';
import { acquireSlot } from './slots.js';
import { Task } from './task.js';

/** The models that take base64; the others have only a file and a link. */
const TAKES_BASE64 = /^(stamp-)?background-removal$/;

/** Sends the picture and returns the task (operation `createTask`). The task holds a slot until it has ended. */
export async function createTask(scope: Scope, modelKey: string, image: ImageInput, fields: object): Promise<Task> {
  const limits = modelKey === 'image-shadow-v3' ? shadowLimits : mattingLimits;
  const picture = await imageField(scope, image, limits, TAKES_BASE64.test(modelKey));
  const slot = await acquireSlot(scope);
  try {
    const body = { ...wireFields(fields), model_key: modelKey, ...picture };
    const answer = await ask(scope, 'async', true, (init) =>
      // The model is known only here, so that of the body's many types none can be told.
      scope.core.raw.async.POST('/v1/create', { ...init, body: body as never }),
    );
    const { task_id } = await readEnvelope(scope, answer);
    const id = asInteger(task_id);
    if (id === undefined) throw await drift(scope, answer, 'a task_id');
    scope.taskId = id;
    scope.sent = false;
    const task = new Task(scope.core, { id, modelKey }, slot.release);
    slot.handTo(task);
    return task;
  } catch (error) {
    slot.release();
    throw error;
  }
}
