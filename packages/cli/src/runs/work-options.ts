import type { AfterOptions } from './after.js';

/** The options of every command that works on pictures. */
export interface WorkOptions extends AfterOptions {
  /** Folder of the results; a picture file when there is one input; `-` for standard output. */
  readonly output: string;
  readonly recursive?: boolean | undefined;
  readonly fromList?: string | undefined;
  /** Tasks at once. */
  readonly concurrency?: number | undefined;
  readonly force?: boolean | undefined;
  /** Pays for equal pictures once. */
  readonly dedupe: boolean;
  /** `false` for none, a path, or `true` for the one in the output folder. */
  readonly manifest: boolean | string;
  /** Sends pictures again that an earlier run may have paid for. */
  readonly repeatUnknown?: boolean | undefined;
  readonly dryRun?: boolean | undefined;
  readonly yes?: boolean | undefined;
  /** A run that costs more credits than this asks first. */
  readonly askAbove: number;
  readonly maxCredits?: number | undefined;
  readonly watch?: boolean | undefined;
  readonly suffix: string;
  readonly name: string;
  /** Seconds for one picture. */
  readonly timeout?: number | undefined;
}
