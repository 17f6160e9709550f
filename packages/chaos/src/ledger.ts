import type { AccountReport, JournalEntry, TaskReport } from '@koukoutu/mock-server';

/** The mock's record of a run. It is the judge: what the SDK says is compared with it. */
export interface Ledger {
  readonly accounts: readonly AccountReport[];
  readonly tasks: readonly TaskReport[];
  readonly entries: readonly JournalEntry[];
}

/** The mock's record of one picture. */
export interface PictureHistory {
  /** Requests that were charged. */
  readonly paid: readonly JournalEntry[];
  /** Numbers of the tasks that were created. */
  readonly taskIds: readonly number[];
}

/** Reads the ledger of a mock that runs in another process. */
export async function readLedger(url: string): Promise<Ledger> {
  const [{ accounts }, { tasks }, { entries }] = await Promise.all([
    get<{ accounts: AccountReport[] }>(`${url}/__mock/accounts`),
    get<{ tasks: TaskReport[] }>(`${url}/__mock/tasks`),
    get<{ entries: JournalEntry[] }>(`${url}/__mock/journal?limit=1000000`),
  ]);
  return { accounts, tasks, entries };
}

async function get<Body>(address: string): Promise<Body> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  return (await response.json()) as Body;
}

/** The history of the picture with this size in bytes. */
export function historyOf({ entries }: Ledger, bytes: number): PictureHistory {
  const own = entries.filter(({ fields }) => {
    const file = fields.image_file;
    return typeof file === 'object' && file.bytes === bytes;
  });
  return {
    paid: own.filter(({ charged = 0 }) => charged > 0),
    taskIds: own.flatMap(({ operation, taskId }) => (operation === 'createTask' && taskId ? [taskId] : [])),
  };
}

/** How many of these ran at the same time, at most. Times are milliseconds. */
export function mostAtOnce(spans: Iterable<{ readonly from: number; readonly to: number }>): number {
  const moments = [...spans].flatMap(({ from, to }) => [
    { at: from, change: 1 },
    { at: to, change: -1 },
  ]);
  // A span that begins at the moment when another ends has taken over its slot.
  moments.sort((a, b) => a.at - b.at || a.change - b.change);
  let now = 0;
  let most = 0;
  for (const { change } of moments) {
    now += change;
    most = Math.max(most, now);
  }
  return most;
}

/** Credits that all accounts have paid. */
export const totalCharged = ({ accounts }: Ledger): number => accounts.reduce((sum, { charged }) => sum + charged, 0);
