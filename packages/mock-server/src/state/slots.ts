/** Synchronous calls under way, by account: each takes a slot of its account, as a task does. */
export interface RunningCalls {
  /** How many calls of an account are under way. */
  count(accountId: string): number;
  begin(accountId: string): void;
  end(accountId: string): void;
}

/** Counts synchronous calls. */
export function createRunningCalls(): RunningCalls {
  const running = new Map<string, number>();
  const count = (accountId: string) => running.get(accountId) ?? 0;
  return {
    count,
    begin: (accountId) => void running.set(accountId, count(accountId) + 1),
    end(accountId) {
      const left = count(accountId) - 1;
      if (left > 0) running.set(accountId, left);
      else running.delete(accountId);
    },
  };
}
