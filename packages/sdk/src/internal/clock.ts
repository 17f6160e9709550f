/** Where all waiting comes from, so that tests can wind it. Milliseconds throughout. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Resolves after `ms` milliseconds; rejects with the signal's reason at once when it is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** A longer delay makes `setTimeout` fire at once. */
const LONGEST_TIMEOUT = 0x7fffffff;

/** The real time. Leaves neither a timer nor a listener behind. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const stop = () => {
        clearTimeout(timer);
        reject(signal?.reason);
      };
      const timer = setTimeout(
        () => {
          signal?.removeEventListener('abort', stop);
          resolve();
        },
        Math.min(ms, LONGEST_TIMEOUT),
      );
      signal?.addEventListener('abort', stop, { once: true });
    }),
};
