import { ambient } from '../http/ambient.js';
import { type Answer, asInteger, dataOf } from '../http/answer.js';
import { ask } from '../http/ask.js';
import type { Scope } from '../http/scope.js';
import { type ImageInput, imageField } from '../images/input.js';
import { mattingLimits, shadowLimits } from '../images/preflight.js';
import { race } from '../internal/race.js';
import type { ImageResult } from '../results/image-result.js';
import { wireFields } from './fields.js';
import { acquireSlot } from './slots.js';
import { WatchedTask, withTask } from './watched-task.js';

/** The models that take base64; the others take only a file or a link. */
const TAKES_BASE64 = /^(stamp-)?background-removal$/;

/** Sends the picture and creates a task (operation `createTask`). The task holds a slot until it has ended. */
export async function createTask(
  scope: Scope,
  modelKey: string,
  image: ImageInput,
  fields: object,
): Promise<WatchedTask> {
  const { core, options, signal } = scope;
  const step = ambient()?.task(modelKey, image, fields);
  if (step?.known) return new WatchedTask(core, step.known);
  const limits = modelKey === 'image-shadow-v3' ? shadowLimits : mattingLimits;
  const picture = await imageField(scope, image, limits, TAKES_BASE64.test(modelKey));
  const slot = await acquireSlot(scope);
  try {
    // The model is known only at run time, so none of the body's many types applies.
    const body = { ...wireFields(fields), model_key: modelKey, ...(await picture()) } as never;
    const read = (answer: Answer) => asInteger(dataOf(answer).task_id);
    const id = await ask(scope, 'async', '/v1/create', { body }, 'JSON with a task_id', read);
    const task = new WatchedTask(core, { id, modelKey }, slot.release);
    slot.handTo(task);
    const tell = async () => {
      await step?.onTask(task.toJSON());
      await options.onTask?.(task.toJSON());
    };
    await withTask(scope, id, () => race(tell(), signal));
    return task;
  } catch (error) {
    slot.release();
    throw error;
  }
}

/** Creates a task, or continues one, and waits for its picture: all within the deadline of the call. */
export async function runTask(scope: Scope, modelKey: string, image: ImageInput, fields: object): Promise<ImageResult> {
  const { resume } = scope.options;
  const task = resume ? new WatchedTask(scope.core, resume) : await createTask(scope, modelKey, image, fields);
  return task.wait(scope);
}
