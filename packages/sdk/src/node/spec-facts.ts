import { pngExtraCredits, syncPictureCredits, taskPictureCredits } from '../generated/spec-data.js';

export { tasksAtOnce } from '../generated/spec-data.js';

/**
 * What a picture costs, in credits. These are estimates: public programs tell of them (levels C1, C2 of the spec), the
 * price of a task is a guess (level I), and the API does not say what a call was charged.
 */
export const prices = {
  /** A cut-out that is answered at once. */
  syncPicture: syncPictureCredits,
  /** A task, of any model. */
  taskPicture: taskPictureCredits,
  /** Added when the result is a png. */
  pngExtra: pngExtraCredits,
} as const;
