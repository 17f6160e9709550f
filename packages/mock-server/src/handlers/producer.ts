import { type Imaging, ImagingError } from '@koukoutu/imaging';
import type { Gate } from '../service/gate.js';
import type { StoredPicture } from '../service/pictures.js';
import type { Store } from '../service/store.js';
import type { Task } from '../service/tasks.js';
import { drawStandIn } from './picture-input.js';
import { applyModel, needsTransparency } from './transform.js';

/** Makes the pictures of tasks, each once. */
export interface Producer {
  /** A task was accepted: on a real clock its picture is made while it "runs", so that no poll has to wait for it. */
  begin(store: Store, task: Task): void;
  /**
   * Sees to it that the result of a task whose time is over is made. When it cannot be, the task has failed afterwards, with
   * the reason.
   */
  finish(store: Store, task: Task): Promise<void>;
  /** The picture that a task is about, drawn now if it stands in for a link; undefined once it made room for others. */
  uploadOf(store: Store, task: Task): Promise<StoredPicture | undefined>;
}

/** Makes a producer. */
export function createProducer(imaging: Imaging, pixels: Gate): Producer {
  // Keyed by the task itself: after a reset or a restored snapshot the same id may be another task.
  const underWay = new WeakMap<Task, Promise<void>>();

  const uploadOf = async (store: Store, task: Task): Promise<StoredPicture | undefined> => {
    const kept = store.pictures.get(task.uploadId);
    if (kept || task.standsFor === undefined) return kept;
    const drawn = await drawStandIn(imaging, task.standsFor, needsTransparency(task.model));
    return store.pictures.putUpload(task.uploadId, drawn.bytes, drawn.contentType);
  };
  const make = async (store: Store, task: Task): Promise<void> => {
    const upload = await uploadOf(store, task);
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
    uploadOf,
  };
}
