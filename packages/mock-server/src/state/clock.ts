/** How the mock's time passes. See {@link ClockOptions}. */
export type ClockMode = 'real' | 'virtual' | 'poll';

/** Settings of a clock. */
export interface ClockOptions {
  /**
   * `real`: time passes by itself, `speed` times as fast as real time. `virtual`: time stands still until `advance` or `runAll`.
   * `poll`: every poll of a task (and every refused create) moves time forward by `pollStep`, so that every task ends after
   * some polls.
   */
  mode: ClockMode;
  /** Real clock only: mock milliseconds per real millisecond, ≥ 0. 0 stops the clock. Default 1. */
  speed?: number;
  /** Poll clock only: mock milliseconds per poll. Default 1000, the documented polling interval. */
  pollStep?: number;
  /** Start of the clock in milliseconds since 1970. Default: now for a real clock, 2026-01-01T00:00:00Z for others. */
  epoch?: number;
}

/** The mock's only source of time. */
export interface Clock {
  readonly mode: ClockMode;
  /** Mock milliseconds per real millisecond. 0 for a virtual or poll clock. */
  readonly speed: number;
  /** Milliseconds since 1970 in mock time. */
  now(): number;
  /** Moves mock time forward by `ms` milliseconds (≥ 0) and wakes every waiter that is due. */
  advance(ms: number): void;
  /** Sets the speed of a real clock. Throws `RangeError` if the speed is not a number of 0 or more, or the clock is not real. */
  setSpeed(speed: number): void;
  /** Called for each poll. Moves a poll clock forward and leaves other clocks alone. */
  tick(): void;
  /**
   * Resolves after `ms` of mock time, or rejects with the signal's reason. On a virtual clock it waits for `advance`; on a
   * poll clock it moves time forward by `ms` and resolves at once.
   */
  wait(ms: number, signal?: AbortSignal): Promise<void>;
  /** The moments, in mock time, at which the current waiters wake. */
  pending(): number[];
  /** Sets mock time, for a snapshot that is restored. */
  set(now: number): void;
}

interface Sleeper {
  at: number;
  wake: () => void;
}

/** The start of virtual and poll clocks: 2026-01-01T00:00:00Z. */
export const FIXED_EPOCH = Date.UTC(2026, 0, 1);

/** Makes a clock. Throws `RangeError` if an option is not valid. */
export function createClock(options: ClockOptions): Clock {
  const { mode, pollStep = 1000 } = options;
  let speed = mode === 'real' ? checkRate(options.speed ?? 1, 'speed') : 0;
  checkRate(pollStep, 'pollStep');
  if (!['real', 'virtual', 'poll'].includes(mode)) {
    throw new RangeError(`Failed to set the clock: its mode must be one of real, virtual, poll, not "${mode}".`);
  }
  if (options.epoch !== undefined) checkMoment(options.epoch, 'epoch');
  let base = options.epoch ?? (mode === 'real' ? Date.now() : FIXED_EPOCH);
  let since = performance.now();
  const sleepers = new Set<Sleeper>();

  const now = () => (mode === 'real' ? Math.floor(base + (performance.now() - since) * speed) : base);
  const rebase = (moment: number) => {
    base = moment;
    since = performance.now();
  };
  const wakeDue = () => {
    const moment = now();
    for (const sleeper of [...sleepers].sort((a, b) => a.at - b.at)) {
      if (sleeper.at <= moment) sleeper.wake();
    }
  };

  return {
    mode,
    get speed() {
      return speed;
    },
    now,
    advance(ms) {
      checkRate(ms, 'ms');
      checkMoment(now() + ms, 'ms');
      rebase(now() + ms);
      wakeDue();
    },
    setSpeed(next) {
      if (mode !== 'real')
        throw new RangeError(`Failed to set the speed: the clock is ${mode}; only a real clock has one.`);
      checkRate(next, 'speed');
      rebase(now());
      speed = next;
      wakeDue();
    },
    tick() {
      if (mode === 'poll') {
        base += pollStep;
        wakeDue();
      }
    },
    async wait(ms, signal) {
      signal?.throwIfAborted();
      if (!(ms > 0)) return;
      if (mode === 'poll') {
        base += ms;
        wakeDue();
        return;
      }
      await new Promise<void>((resolve, reject) => {
        let timer: ReturnType<typeof setTimeout> | undefined;
        const settle = (end: () => void) => {
          clearTimeout(timer);
          sleepers.delete(sleeper);
          signal?.removeEventListener('abort', abort);
          end();
        };
        const abort = () => settle(() => reject(signal?.reason));
        const sleeper: Sleeper = {
          at: now() + ms,
          wake: () => settle(resolve),
        };
        const arm = () => {
          // The speed may change during the wait, so check again at least every second of real time.
          const left = sleeper.at - now();
          if (left <= 0) sleeper.wake();
          else timer = setTimeout(arm, speed > 0 ? Math.min(left / speed, 1000) : 1000);
        };
        sleepers.add(sleeper);
        signal?.addEventListener('abort', abort, { once: true });
        if (mode === 'real') arm();
      });
    },
    pending: () => [...sleepers].map((sleeper) => sleeper.at).sort((a, b) => a - b),
    set(moment) {
      rebase(moment);
      wakeDue();
    },
  };
}

/** The last moment that a `Date` can hold. */
const END_OF_TIME = 8.64e15;
/** A faster clock could reach `END_OF_TIME` while the mock still runs. */
const FASTEST = 1e9;

function checkMoment(moment: number, name: string): void {
  if (!Number.isFinite(moment) || moment < 0 || moment > END_OF_TIME) {
    throw new RangeError(`Failed to set the clock: ${name} leads to no moment that a date can hold.`);
  }
}

function checkRate(value: number, name: string): number {
  if (!Number.isFinite(value) || value < 0) {
    throw new RangeError(`Failed to set the clock: ${name} must be a number of 0 or more, not ${String(value)}.`);
  }
  if (name === 'speed' && value > FASTEST) {
    throw new RangeError(`Failed to set the clock: speed must be ${FASTEST} at most, not ${value}.`);
  }
  return value;
}
