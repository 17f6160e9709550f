import type { Core, Transport } from '../http/core.js';
import { InvalidRequestError } from '../http/errors.js';
import type { ImageCallOptions } from '../http/options.js';
import { type Call, call } from '../http/scope.js';
import type { ImageInput } from '../images/input.js';
import type { TaskReference } from '../internal/task-state.js';
import type { DocumentedModel, FieldsByModel, ModelKey, OpenFields } from './fields.js';
import { type Task, toReference } from './task.js';
import type { WatchedTask } from './watched-task.js';

/** What a model takes: its own options where they are known, else anything. */
export type TaskFields<Model extends string> = Model extends DocumentedModel ? FieldsByModel[Model] : OpenFields;

/** Fields may be left out where none of them is required. */
type FieldsParameter<Model extends string> =
  Record<never, never> extends TaskFields<Model>
    ? [fields?: TaskFields<Model>, options?: ImageCallOptions]
    : [fields: TaskFields<Model>, options?: ImageCallOptions];

/** Tasks, one step at a time: create now, wait later, perhaps elsewhere. */
export class Tasks {
  readonly #transport: Transport;

  /** @param transport - What to send with: `createTransport()`. The client has one as `tasks`. */
  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /**
   * Creates a task and returns at once (operation `createTask`). It takes one of the account's slots. If all are
   * taken, it waits for one first.
   * @param modelKey - Any model, known to this package or not.
   * @param image - The picture.
   * @param rest - The model's options: in camelCase for the documented ones; wire names work for all.
   * @throws AmbiguousSubmitError if it is unknown whether the task was created, and the other typed errors.
   */
  create<Model extends ModelKey>(modelKey: Model, image: ImageInput, ...rest: FieldsParameter<Model>): Call<Task> {
    const [fields = {}, options] = rest;
    return call(this.#transport, 'tasks.create', options, async (scope) => {
      const { createTask } = await import('./create.js');
      return createTask(scope, modelKey, image, fields);
    });
  }

  /**
   * Continues a task that was created earlier, perhaps by another process. Sends nothing by itself.
   * @param task - What `JSON.stringify(task)` stored, parsed, or the task's number.
   * @throws InvalidRequestError if it is neither.
   */
  resume(task: TaskReference | number): Task {
    const { id, modelKey }: Partial<TaskReference> = typeof task === 'number' ? { id: task } : (task ?? {});
    if (!Number.isSafeInteger(id)) {
      throw new InvalidRequestError('tasks.resume: pass a task’s number, or what JSON.stringify(task) stored.', {
        operation: 'tasks.resume',
      });
    }
    return resumed(this.#transport as Core, { id, modelKey });
  }
}

/** A task that loads the code for polling when it is first polled. */
function resumed(core: Core, reference: TaskReference): Task {
  let made: WatchedTask | undefined;
  const load = async () => {
    const { WatchedTask } = await import('./watched-task.js');
    made ??= new WatchedTask(core, reference);
    return made;
  };
  const { id, modelKey } = reference;
  return {
    id,
    modelKey,
    async *updates(options) {
      yield* (await load()).updates(options);
    },
    result: (options) =>
      call(core, 'task.result', options, async (scope) => (await load()).wait(scope), { charged: 'maybe', taskId: id }),
    toJSON: () => toReference(reference),
  };
}
