/**
 * Waits for something while a run lasts.
 *
 * @param work what is under way
 * @param signal stops the run
 * @param grace milliseconds that the work may still take after that
 * @returns undefined if the run was stopped before the work was done
 */
export async function whileRunning<T>(
  work: Promise<T>,
  signal: AbortSignal | undefined,
  grace = 0,
): Promise<T | undefined> {
  if (!signal) return work;
  let timer: NodeJS.Timeout | undefined;
  let onAbort = () => {};
  const stopped = new Promise<undefined>((resolve) => {
    onAbort = () => {
      timer = setTimeout(() => resolve(undefined), grace);
    };
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true });
  });
  try {
    return await Promise.race([work, stopped]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
  }
}
