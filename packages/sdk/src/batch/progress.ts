/**
 * How far a batch is. While it runs and afterwards, `done + failed + skipped + running + notStarted` is `total`.
 */
export interface BatchProgress {
  /** Inputs that were yielded with a result. */
  readonly done: number;
  /** Inputs that were yielded with an error. */
  readonly failed: number;
  /** Inputs that an earlier run with the same manifest has finished. They are not yielded. */
  readonly skipped: number;
  /** How many of `done` and `failed` took the outcome of an equal input, because of `dedupe`. */
  readonly duplicates: number;
  /** Inputs that were started and have not been yielded. After an abort or a `break`: those that were cut off. */
  readonly running: number;
  /** Inputs that have not been started. After a stop by `stopSignal`: those that are left. `undefined` if `total` is. */
  readonly notStarted: number | undefined;
  /**
   * How many inputs there are. Known from the start for an array, a Set, a Map, with `dedupe` and with the option
   * `total`; otherwise `undefined` until the inputs have ended.
   */
  readonly total: number | undefined;
}

/** Counts the inputs of a batch. */
export interface Counts {
  done: number;
  failed: number;
  skipped: number;
  duplicates: number;
  started: number;
  total: number | undefined;
}

export const progressOf = ({ done, failed, skipped, duplicates, started, total }: Counts): BatchProgress => ({
  done,
  failed,
  skipped,
  duplicates,
  running: started - done - failed,
  notStarted: total === undefined ? undefined : Math.max(0, total - started - skipped),
  total,
});
