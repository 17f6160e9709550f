import type { ImageResult, Koukoutu, TaskUpdate } from '@koukoutu/sdk';

/** The choices in the page's form. */
export interface Choice {
  model: 'general' | 'print';
  outputFormat: 'png' | 'webp';
  crop: boolean;
}

/**
 * Cuts out a picture as a task, so that the page can show progress. The same call works against the live API through your own
 * proxy; only the client is created differently.
 *
 * @throws KoukoutuError if the picture is refused, the task fails or the signal is aborted
 */
export async function cutOut(
  koukoutu: Koukoutu,
  picture: Blob,
  choice: Choice,
  onUpdate: (update: TaskUpdate) => void,
  signal: AbortSignal,
): Promise<ImageResult> {
  // The model for prints expects a picture of the print alone. `printCrop` finds the print on a product first.
  const printCrop = choice.model === 'print';
  return koukoutu.removeBackground(picture, { ...choice, printCrop, mode: 'task', onUpdate, signal });
}
