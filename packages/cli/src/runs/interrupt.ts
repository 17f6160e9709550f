/** How a user stops a run: the first signal lets running pictures finish, the second aborts them. */
export interface Interrupt {
  /** Aborted by the first signal: start nothing more. */
  readonly gentle: AbortSignal;
  /** Aborted by the second signal: end what runs. */
  readonly hard: AbortSignal;
  /** Whether any signal came. */
  readonly interrupted: boolean;
  /** Stops listening to signals. */
  dispose(): void;
}

/** Milliseconds. The terminal sends Ctrl-C to the whole process group and npm passes it on, so one press arrives twice. */
const ECHO = 300;

/** @param onStop - Called once for each step, to say what happens now. */
export function listenForInterrupt(onStop: (step: 'gentle' | 'hard') => void): Interrupt {
  const gentle = new AbortController();
  const hard = new AbortController();
  const signals: NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  let last = Number.NEGATIVE_INFINITY;
  const onSignal = () => {
    const now = performance.now();
    if (now - last < ECHO) return;
    last = now;
    if (hard.signal.aborted) return;
    const step = gentle.signal.aborted ? 'hard' : 'gentle';
    (step === 'hard' ? hard : gentle).abort();
    onStop(step);
  };
  for (const signal of signals) process.on(signal, onSignal);
  return {
    gentle: gentle.signal,
    hard: hard.signal,
    get interrupted() {
      return gentle.signal.aborted;
    },
    dispose() {
      for (const signal of signals) process.off(signal, onSignal);
    },
  };
}
