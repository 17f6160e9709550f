import { type Koukoutu, KoukoutuError } from '@koukoutu/sdk';

/** What the shop shows to the person who uploads a photo. */
export type Outcome =
  | { readonly state: 'done'; readonly picture: Blob }
  /** The shop must act: nothing that the person does would help. */
  | { readonly state: 'unavailable'; readonly reason: string }
  /** Another photo may work. */
  | { readonly state: 'rejected'; readonly reason: string }
  /** The work goes on. The shop asks for this task again later, without paying again. */
  | { readonly state: 'later'; readonly taskId: number };

/**
 * Cuts a product out of an uploaded photo.
 *
 * @param timeout milliseconds that the person is kept waiting
 */
export async function cutOutProduct(koukoutu: Koukoutu, photo: Blob, timeout = 30_000): Promise<Outcome> {
  try {
    const task = await koukoutu.tasks.create('background-removal', photo, { outputFormat: 'png' });
    const result = await task.result({ timeout });
    return { state: 'done', picture: await result.blob() };
  } catch (error) {
    if (!(error instanceof KoukoutuError)) throw error;
    switch (error.name) {
      case 'InsufficientCreditsError':
      case 'RateLimitError':
        return { state: 'unavailable', reason: error.name };
      case 'TaskTimeoutError':
        if (error.taskId === undefined) throw error;
        return { state: 'later', taskId: error.taskId };
      case 'TaskFailedError':
        return { state: 'rejected', reason: error.apiMessage ?? error.message };
      default:
        throw error;
    }
  }
}
