import type { Core } from '../core/core.js';
import type { ImageInput } from '../images/input.js';
import type { Scope } from '../internal/scope.js';
import type { TaskCallOptions } from '../options.js';
import type { ImageResult } from '../results/image-result.js';
import { createTask } from '../tasks/create.js';
import { Task } from '../tasks/task.js';

/** Creates a task, or continues one, and waits for its picture: all within the deadline of the call. */
export async function runTask(
  core: Core,
  scope: Scope,
  modelKey: string,
  image: ImageInput,
  fields: object,
  options: TaskCallOptions | undefined,
): Promise<ImageResult> {
  const ambient = core.ambient?.();
  const known = options?.resume ?? ambient?.resume(modelKey);
  let task: Task;
  if (known) {
    task = new Task(core, known);
  } else {
    task = await createTask(core, scope, modelKey, image, fields, options);
    await ambient?.onTask(task.toJSON());
    await options?.onTask?.(task.toJSON());
  }
  return task.wait(scope, options);
}
