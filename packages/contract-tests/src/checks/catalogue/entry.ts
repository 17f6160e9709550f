/** A check as the documentation shows it. */
export interface CheckEntry {
  /** The rule in one sentence. */
  readonly rule: string;
  /** A finding of this check, as a report would word it. */
  readonly example: string;
}

/** Checks by their stable ids. */
export type Checks = Readonly<Record<string, CheckEntry>>;
