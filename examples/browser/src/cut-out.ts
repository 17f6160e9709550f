import type { ImageResult, Koukoutu, TaskUpdate } from '@koukoutu/sdk';

/** How to cut out, as the page's form says. */
export interface Choice {
  model: 'general' | 'print';
  outputFormat: 'png' | 'webp';
  crop: boolean;
}

/**
 * Cuts a picture out as a task, so that there is progress to show. The same call works against the live API through a
 * proxy of your own: only the client is made differently.
 *
 * @throws KoukoutuError when the picture is refused, the task fails or the signal is aborted
 */
export async function cutOut(
  koukoutu: Koukoutu,
  picture: Blob,
  choice: Choice,
  onUpdate: (update: TaskUpdate) => void,
  signal: AbortSignal,
): Promise<ImageResult> {
  // The model for prints takes its picture for one; `printCrop` finds the print on whatever carries it.
  const printCrop = choice.model === 'print';
  return koukoutu.removeBackground(picture, { ...choice, printCrop, mode: 'task', onUpdate, signal });
}
