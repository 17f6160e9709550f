/**
 * The promise, or a rejection with the signal's reason as soon as it is aborted, also when what is awaited takes no
 * notice of the signal. Removes its listener in either case.
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

/** For promises whose failure is nobody's business any more. */
export const ignore = (): void => {};
