import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type MockProcess, startMockProcess } from '@koukoutu/mock-server/node';
import { afterAll } from 'vitest';

/** The key of the mock's account in these tests. */
export const KEY = 'shop-key-1234';

/** How the mock is to behave in one test. */
export interface MockConfig {
  /** How many times faster than the real service tasks run; a task takes two seconds of its time. Default 20. */
  readonly speed?: number;
  /** Default: the account `shop` with {@link KEY}. */
  readonly accounts?: readonly { key: string; id: string; slots?: number; credits?: number }[];
}

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

let shared: Promise<MockProcess> | undefined;

/** One process for a file of tests: starting it takes longer than most tests. */
async function sharedMock(): Promise<MockProcess> {
  shared ??= (async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'koukoutu-fleet-mock-'));
    const file = path.join(folder, 'mock.json');
    const durations = { median: 2000, spread: 0 };
    writeFileSync(file, JSON.stringify({ durations, accounts: [{ key: KEY, id: 'shop' }], journalSize: 100_000 }));
    const mock = await startMockProcess({ args: ['--config', file] });
    rmSync(folder, { recursive: true, force: true });
    return mock;
  })();
  return shared;
}

afterAll(async () => {
  await (await shared)?.stop();
});

/** The mock as new, in a process of its own, and its control API. */
export async function startMock({ speed = 20, accounts = [] }: MockConfig = {}) {
  const mock = await sharedMock();
  const control = async (method: string, place: string, body?: unknown) => {
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
    const response = await fetch(`${mock.url}/__mock${place}`, init);
    if (!response.ok) throw new Error(`${method} ${place} answered ${response.status}: ${await response.text()}`);
    return response.status === 204 ? undefined : await response.json();
  };
  await control('POST', '/reset');
  await control('PATCH', '/clock', { speed });
  for (const { key, id, ...more } of accounts) {
    if (id === 'shop') await control('PATCH', `/accounts/${id}`, more);
    else await control('POST', '/accounts', { key, id, ...more });
  }
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
