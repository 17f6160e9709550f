/**
 * The promise, or a rejection with the signal's reason as soon as it is aborted, even if the promise ignores the signal.
 * Removes its listener in either case.
 */
export const race = <T>(promise: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    const unlinked =
      <Value>(settle: (value: Value) => void) =>
      (value: Value) => {
        signal.removeEventListener('abort', stop);
        settle(value);
      };
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop);
    promise.then(unlinked(resolve), unlinked(reject));
  });

/** Handles the failure of a promise that nobody waits for any more. */
export const ignore = (): void => {};
