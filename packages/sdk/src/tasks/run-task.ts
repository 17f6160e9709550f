import type { Scope } from '../http/scope.js';
import type { ImageInput } from '../images/input.js';
import type { ImageResult } from '../results/image-result.js';
import { createTask } from './create.js';
import { Task } from './task.js';

/** Creates a task, or continues one, and waits for its picture: all within the deadline of the call. */
export async function runTask(scope: Scope, modelKey: string, image: ImageInput, fields: object): Promise<ImageResult> {
  const { resume } = scope.options;
  const task = resume ? new Task(scope.core, resume) : await createTask(scope, modelKey, image, fields);
  return task.wait(scope);
}
