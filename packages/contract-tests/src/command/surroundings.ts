/** What the command touches outside of itself. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly write: (text: string) => void;
  readonly warn: (text: string) => void;
  readonly colour: boolean;
  /** Has `tidy` done, which breaks the run off and writes what was seen, before a signal ends the program; the returned function takes that back. */
  readonly beforeSignal?: (tidy: () => Promise<void>) => () => void;
}
