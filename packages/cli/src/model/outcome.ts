import type { ExitCode } from './exit-codes.js';

/** How one input ended. */
export interface Outcome {
  /**
   * `done`: a result was written. `skipped`: the result already existed. `duplicate`: another input of the run is the same
   * picture, and its result was copied. `failed`: see `error`. `refused`: the API does not accept it, so nothing was sent.
   */
  readonly status: 'done' | 'skipped' | 'duplicate' | 'failed' | 'refused';
  /** The input's name in messages. */
  readonly input: string;
  /** Path of the result. */
  readonly output?: string | undefined;
  /** Paths of all results, where one call made several. */
  readonly outputs?: readonly string[] | undefined;
  readonly taskId?: number | undefined;
  /** Pixels. */
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  /** Bytes of the file. */
  readonly bytes?: number | undefined;
  /** Estimated price in credits; 0 for what was not paid in this run. */
  readonly credits?: number | undefined;
  /** Why it was skipped, refused or failed, in the language of the run. */
  readonly reason?: string | undefined;
  readonly error?: ErrorReport | undefined;
}

/** An error in the form of `--json`. */
export interface ErrorReport {
  readonly name: string;
  readonly message: string;
  readonly code?: number | string | undefined;
  readonly status?: number | undefined;
  /** The call of the SDK that failed. */
  readonly operation?: string | undefined;
  /** Whether the picture may have been charged although no result came. */
  readonly mayHaveRun?: boolean | undefined;
}

/** How the whole run ended. */
export interface Summary {
  readonly total: number;
  readonly done: number;
  readonly skipped: number;
  readonly duplicates: number;
  readonly refused: number;
  readonly failed: number;
  /** Inputs that were not started because the run was stopped. */
  readonly notStarted: number;
  /** Estimated credits of this run; `null` when no price is known. */
  readonly creditsSpent: number | null;
  /** Credits that the account has left, VIP credits included; `null` when the API did not tell. */
  readonly creditsLeft: number | null;
  /** Why the run stopped before its end. */
  readonly stopped: 'interrupted' | 'out-of-credits' | 'max-credits' | 'key' | 'unreachable' | 'disk' | null;
  readonly seconds: number;
  readonly exitCode: ExitCode;
}
