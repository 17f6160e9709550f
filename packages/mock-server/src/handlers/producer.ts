import { type Imaging, ImagingError } from '../imaging/index.js';
import type { Gate } from '../service/gate.js';
import type { Store } from '../service/store.js';
import type { Task } from '../service/tasks.js';
import { applyModel } from './transform.js';

/** Makes the pictures of tasks, each once. */
export interface Producer {
  /** A task was accepted: on a real clock its picture is made while it "runs", so that no poll has to wait for it. */
  begin(store: Store, task: Task): void;
  /**
   * Sees to it that the result of a task whose time is over is made. When it cannot be, the task has failed afterwards, with
   * the reason.
   */
  finish(store: Store, task: Task): Promise<void>;
}

/** Makes a producer. */
export function createProducer(imaging: Imaging, pixels: Gate): Producer {
  // Keyed by the task itself: after a reset or a restored snapshot the same id may be another task.
  const underWay = new WeakMap<Task, Promise<void>>();

  const make = async (store: Store, task: Task): Promise<void> => {
    const upload = store.pictures.get(task.uploadId);
    if (!upload) return store.tasks.fail(task, '图片已过期，请重新创建任务');
    store.pictures.pin(upload.id);
    const { width, height } = imaging.probe(upload.bytes);
    const leave = await pixels.enter(width * height);
    try {
      const { bytes, contentType } = await applyModel(imaging, task.model, upload.bytes, task.options);
      const owner = { account: task.accountId, model: task.model, scenarios: task.scenarios };
      store.pictures.putResult(bytes, contentType, owner, task.resultId);
      task.resultType = contentType;
    } catch (error) {
      if (!(error instanceof ImagingError)) throw error;
      store.tasks.fail(task, error.message);
    } finally {
      leave();
      store.pictures.release(upload.id);
    }
  };
  const finish = (store: Store, task: Task): Promise<void> => {
    if (task.resultType !== undefined || task.failure) return Promise.resolve();
    let promise = underWay.get(task);
    if (!promise) {
      promise = make(store, task);
      underWay.set(task, promise);
    }
    return promise;
  };

  return {
    begin(store, task) {
      if (store.clock.mode !== 'real' || task.doom) return;
      finish(store, task).catch(() => {}); // told again, and then heard, when the result is asked for
    },
    finish,
  };
}
