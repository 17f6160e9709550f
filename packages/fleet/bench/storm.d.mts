/** What came of a run, by the mock's ledger. */
export interface StormResult {
  readonly done: number;
  readonly failed: number;
  readonly dead: number;
  readonly lost: number;
  readonly twice: number;
  readonly unexplained: number;
  readonly most: number;
  readonly refused: number;
}
export function storm(options: {
  pictures: number;
  workers: number;
  kills: number;
  restarts: number;
  pauseMs: number;
  speed?: number;
  pollSeconds?: number;
  leaseSeconds?: number;
}): Promise<StormResult>;
