/**
 * Waits, or rejects with the signal's reason as soon as it is aborted. The timer does not keep the process alive by itself.
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

/** Milliseconds before attempt `tries` + 1: doubles from one second up to a minute, with jitter. */
export function backoff(tries: number, random: () => number = Math.random): number {
  return Math.min(60_000, 1000 * 2 ** Math.min(tries, 6)) * (0.75 + random() / 2);
}
