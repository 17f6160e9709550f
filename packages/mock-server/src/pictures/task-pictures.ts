import { type Imaging, ImagingError } from '@koukoutu/imaging';
import type { Gate } from '../state/gate.js';
import type { StoredPicture } from '../state/pictures.js';
import type { State } from '../state/state.js';
import type { Task } from '../state/tasks.js';
import { drawStandIn } from './input.js';
import { applyModel, needsTransparency } from './models.js';

/** Makes the pictures of tasks, each once. */
export interface TaskPictures {
  /** To be called for a new task. On a real clock, its picture is made while it runs, so that no poll waits for it. */
  begin(state: State, task: Task): void;
  /**
   * Makes the result of a task whose time is over, unless it exists. If it cannot be made, the task fails with the reason.
   */
  finish(state: State, task: Task): Promise<void>;
  /** The picture that a task works on. It is drawn now if it replaces a link. Undefined if it was removed to make room for others. */
  uploadOf(state: State, task: Task): Promise<StoredPicture | undefined>;
}

/** Makes the pictures of tasks with an imaging back end. */
export function createTaskPictures(imaging: Imaging, pixels: Gate): TaskPictures {
  // By task, not by id: after a reset or a restored snapshot, another task may have the same id.
  const underWay = new WeakMap<Task, Promise<void>>();

  const uploadOf = async (state: State, task: Task): Promise<StoredPicture | undefined> => {
    const kept = state.pictures.get(task.uploadId);
    if (kept || task.standsFor === undefined) return kept;
    const drawn = await drawStandIn(imaging, task.standsFor, needsTransparency(task.model));
    return state.pictures.putUpload(task.uploadId, drawn.bytes, drawn.contentType);
  };
  const make = async (state: State, task: Task): Promise<void> => {
    const upload = await uploadOf(state, task);
    if (!upload) return state.tasks.fail(task, '图片已过期，请重新创建任务');
    state.pictures.pin(upload.id);
    const { width, height } = imaging.probe(upload.bytes);
    const leave = await pixels.enter(width * height);
    try {
      const { bytes, contentType } = await applyModel(imaging, task.model, upload.bytes, task.options);
      const owner = { account: task.accountId, model: task.model, scenarios: task.scenarios };
      state.pictures.putResult(bytes, contentType, owner, task.resultId);
      task.resultType = contentType;
    } catch (error) {
      if (!(error instanceof ImagingError)) throw error;
      state.tasks.fail(task, error.message);
    } finally {
      leave();
      state.pictures.release(upload.id);
    }
  };
  const finish = (state: State, task: Task): Promise<void> => {
    if (task.resultType !== undefined || task.failure) return Promise.resolve();
    let promise = underWay.get(task);
    if (!promise) {
      promise = make(state, task);
      underWay.set(task, promise);
    }
    return promise;
  };

  return {
    begin(state, task) {
      if (state.clock.mode !== 'real' || task.doom) return;
      finish(state, task).catch(() => {}); // reported when the result is asked for
    },
    finish,
    uploadOf,
  };
}
