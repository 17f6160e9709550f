/** Synchronous calls under way, by account. Like a task, each takes one of the account's slots. */
export interface RunningCalls {
  /** How many calls of an account are under way. */
  count(accountId: string): number;
  begin(accountId: string): void;
  end(accountId: string): void;
}

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
