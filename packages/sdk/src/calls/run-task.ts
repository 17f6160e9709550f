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
  const { onTask, resume } = { ...core.ambient?.(), ...definedOnly(options) };
  let task: Task;
  if (resume) {
    task = new Task(core, resume);
  } else {
    task = await createTask(core, scope, modelKey, image, fields, options);
    await onTask?.(task.toJSON());
  }
  return task.wait(scope, options);
}

/** What a batch says holds unless the caller says otherwise; an `undefined` says nothing. */
function definedOnly(options: TaskCallOptions | undefined): Pick<TaskCallOptions, 'onTask' | 'resume'> {
  const { onTask, resume } = options ?? {};
  return { ...(onTask && { onTask }), ...(resume && { resume }) };
}
