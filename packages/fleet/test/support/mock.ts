import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startMockProcess } from '@koukoutu/mock-server/node';
import { onTestFinished } from 'vitest';

/** The key of the mock's account in these tests. */
export const KEY = 'shop-key-1234';

/** What the mock's config file takes; see its README. */
export type MockConfig = Readonly<Record<string, unknown>>;

/** A create, as the mock's journal has it. */
interface Entry {
  readonly operation?: string;
  readonly taskId?: number;
  readonly status?: number;
  readonly fields: { readonly image_file?: { readonly bytes: number } };
}

/** A task, as the mock's control API has it. */
interface TaskReport {
  readonly id: number;
  readonly account: string;
  readonly state: number;
  readonly createdAt: number;
  readonly dueAt: number;
}

/** The mock in a process of its own, whose tasks end within a tenth of a second, and its control API. */
export async function startMock(config: MockConfig = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), 'koukoutu-fleet-mock-'));
  const file = path.join(folder, 'mock.json');
  const usual = { speed: 20, durations: { median: 2000, spread: 0 }, accounts: [{ key: KEY, id: 'shop' }] };
  writeFileSync(file, JSON.stringify({ ...usual, journalSize: 100_000, ...config }));
  const mock = await startMockProcess({ args: ['--config', file] });
  onTestFinished(async () => {
    await mock.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  const control = async (method: string, place: string, body?: unknown) => {
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
    const response = await fetch(`${mock.url}/__mock${place}`, init);
    if (!response.ok) throw new Error(`${method} ${place} answered ${response.status}: ${await response.text()}`);
    return response.status === 204 ? undefined : await response.json();
  };
  const creates = async (): Promise<Entry[]> =>
    (await control('GET', '/journal?operation=createTask&limit=1000000')).entries;
  return {
    url: mock.url,
    child: mock.child,
    /** Lets something go wrong; see the mock's README. */
    fault: (rule: unknown) => control('POST', '/faults', rule),
    clearFaults: () => control('DELETE', '/faults'),
    setAccount: (id: string, change: unknown) => control('PATCH', `/accounts/${id}`, change),
    charged: async (id = 'shop'): Promise<number> =>
      (await control('GET', '/accounts')).accounts.find((account: { id: string }) => account.id === id).charged,
    setSpeed: (speed: number) => control('PATCH', '/clock', { speed }),
    creates,
    tasks: async (): Promise<TaskReport[]> => (await control('GET', '/tasks')).tasks,
    /** How often each picture was paid for, by its size in bytes. */
    async paid(): Promise<Map<number, number>> {
      const found = new Map<number, number>();
      for (const { taskId, fields } of await creates()) {
        const bytes = fields.image_file?.bytes;
        if (taskId !== undefined && bytes !== undefined) found.set(bytes, (found.get(bytes) ?? 0) + 1);
      }
      return found;
    },
    /** How many tasks ran at once, at most. */
    async mostAtOnce(account?: string): Promise<number> {
      const all: TaskReport[] = (await control('GET', '/tasks')).tasks;
      const tasks = all.filter((task) => account === undefined || task.account === account);
      const at = (moment: number) =>
        tasks.filter(({ createdAt, dueAt }) => createdAt <= moment && moment < dueAt).length;
      return Math.max(0, ...tasks.map(({ createdAt }) => at(createdAt)));
    },
  };
}
