/** What the command uses of its environment. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly write: (text: string) => void;
  readonly warn: (text: string) => void;
  readonly colour: boolean;
  /** Calls `tidy`, which stops the run and writes what was seen, before a signal ends the program. Returns a function that cancels it. */
  readonly beforeSignal?: (tidy: () => Promise<void>) => () => void;
}
