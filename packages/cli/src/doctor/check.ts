/** One finding of `koukoutu doctor`. */
export interface Check {
  /** Stable name for `--json`. */
  readonly check: 'node' | 'settings' | 'proxy' | 'host' | 'certificate' | 'clock' | 'key' | 'modelsKey';
  readonly status: 'ok' | 'warning' | 'failed';
  /** What was found. */
  readonly detail: string;
  /** What to do about it. */
  readonly advice?: string | undefined;
}
