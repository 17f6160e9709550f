/**
 * Waits for something no longer than a run goes on.
 *
 * @param work what is under way
 * @param signal breaks the run off
 * @param grace milliseconds that the work may still take from then on
 * @returns undefined when the run was broken off before the work was done
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
