import { race } from './race.js';

/** All waiting goes through a clock, so that tests can control it. All times are in milliseconds. */
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
  now: Date.now,
  sleep(ms, signal) {
    let timer: ReturnType<typeof setTimeout>;
    const slept = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, Math.min(ms, LONGEST_TIMEOUT));
    });
    return signal ? race(slept, signal).finally(() => clearTimeout(timer)) : slept;
  },
};
