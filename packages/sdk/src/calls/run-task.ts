import type { Scope } from '../core/scope.js';
import type { ImageInput } from '../images/input.js';
import type { ImageResult } from '../results/image-result.js';
import { createTask } from '../tasks/create.js';
import { Task } from '../tasks/task.js';

/** Creates a task, or continues one, and waits for its picture: all within the deadline of the call. */
export async function runTask(scope: Scope, modelKey: string, image: ImageInput, fields: object): Promise<ImageResult> {
  const { core, options } = scope;
  const ambient = core.ambient?.();
  const known = options.resume ?? ambient?.resume(modelKey);
  if (known) return new Task(core, known).wait(scope);
  const task = await createTask(scope, modelKey, image, fields);
  await ambient?.onTask(task.toJSON());
  await options.onTask?.(task.toJSON());
  return task.wait(scope);
}
