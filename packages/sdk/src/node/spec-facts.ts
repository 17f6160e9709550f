import { pngExtraCredits, syncPictureCredits, taskPictureCredits } from '../generated/spec-data.js';

export { tasksAtOnce } from '../generated/spec-data.js';

/**
 * What a picture costs, in credits. These are estimates: the prices of pictures come from public programs (levels C1, C2 of the spec), the
 * price of a task is a guess (level I), and the API does not say what a call was charged.
 */
export const prices = {
  /** A synchronous cut-out. */
  syncPicture: syncPictureCredits,
  /** A task, of any model. */
  taskPicture: taskPictureCredits,
  /** Added when the result is a png. */
  pngExtra: pngExtraCredits,
} as const;
