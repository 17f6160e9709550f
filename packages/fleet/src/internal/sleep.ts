/**
 * Waits, or rejects with the signal's reason as soon as it is aborted.
 * @param milliseconds - How long to wait.
 */
export function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const onAbort = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', onAbort);
      resolve();
    }, milliseconds);
    signal?.addEventListener('abort', onAbort, { once: true });
  });
}

/** Waits for the work, but at most so many milliseconds. Leaves no timer behind. Resolves to `undefined` if the work is late. */
export async function within<T>(milliseconds: number, work: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Milliseconds before attempt `tries` + 1: doubles from one second up to a minute, with jitter. */
export function backoff(tries: number, random: () => number = Math.random): number {
  return Math.min(60_000, 1000 * 2 ** Math.min(tries, 6)) * (0.75 + random() / 2);
}
