import { describe, expect, test } from 'vitest';
import { arrived, clientOf, errorOf } from './support/client.js';
import { hurriedClock, manualClock } from './support/manual-clock.js';
import { pictures } from './support/pictures.js';
import { createLimiter } from './support/sdk.js';
import { envelope, paths, type StubApi, startStub, taskState } from './support/stub-api.js';
import { turn } from './support/turns.js';

const png = await pictures.png();
/** The stub's accounts of which this process knows that somebody holds or waits for a slot. */
const accountsOf = ({ url }: StubApi) => {
  const registry = (globalThis as unknown as Record<symbol, () => Map<string, unknown>>)[
    Symbol.for('@koukoutu/sdk/accounts')
  ];
  return [...(registry?.().keys() ?? [])].filter((name) => name.startsWith(url));
};

describe('slots', () => {
  test('at most five tasks run at a time for one key, with any number of clients', async () => {
    const api = await startStub();
    const polls = new Map<string, number>();
    let running = 0;
    let most = 0;
    api
      .on(paths.create, (_, count) => {
        most = Math.max(most, ++running);
        return envelope({ task_id: count });
      })
      .on(paths.query, ({ form }) => {
        const id = String(form.task_id);
        polls.set(id, (polls.get(id) ?? 0) + 1);
        if ((polls.get(id) ?? 0) < 10) return taskState(0);
        running -= 1;
        return taskState(1, { result_file: api.url + paths.file });
      });
    const clients = [1, 2, 3].map(() => clientOf(api, { apiKey: 'one-key-for-all' }));
    await Promise.all(Array.from({ length: 24 }, (_, at) => clients[at % 3]?.removeBackground(png, { mode: 'task' })));
    expect(api.to(paths.create)).toHaveLength(24);
    expect(most).toBe(5);
  });

  test('a synchronous cut-out also takes a slot and releases it', async () => {
    const api = await startStub();
    let running = 0;
    let most = 0;
    api.on(paths.sync, async () => {
      most = Math.max(most, ++running);
      await turn();
      running -= 1;
      return { body: png };
    });
    const client = clientOf(api, { maxConcurrentTasks: 2 });
    await Promise.all(Array.from({ length: 10 }, () => client.removeBackground(png)));
    expect(most).toBe(2);
  });

  test('a call that fails releases its slot', async () => {
    const api = await startStub();
    const client = clientOf(api, { maxConcurrentTasks: 1, maxRetries: 0 });
    api.on(paths.sync, () => ({ status: 401 })).on(paths.create, () => ({ status: 500 }));
    await errorOf(client.removeBackground(png));
    await errorOf(client.removeBackground(png, { mode: 'task' }));
    api.on(paths.create, () => envelope({ task_id: 1 })).on(paths.query, () => taskState(2, { message: 'no' }));
    await errorOf(client.removeBackground(png, { mode: 'task' }));
    api.on(paths.sync, () => ({ body: png }));
    await client.removeBackground(png);
  });

  test('tasks that nobody polls do not block those that wait for a slot', async () => {
    const api = await startStub();
    const client = clientOf(api);
    const tasks = await Promise.all(Array.from({ length: 12 }, () => client.tasks.create('background-removal', png)));
    expect(new Set(tasks.map(({ id }) => id)).size).toBe(12);
  });

  test('tasks that nobody polls are polled by the client as long as a call waits for a slot, and no longer', async () => {
    const api = (await startStub()).on(paths.query, () => taskState(0));
    const clock = manualClock();
    const client = clientOf(api, { clock, maxConcurrentTasks: 1, pollInterval: 1000 });
    await client.tasks.create('background-removal', png);
    await clock.wind(5000);
    expect(api.to(paths.query)).toHaveLength(0);
    const controller = new AbortController();
    const waiting = errorOf(client.tasks.create('background-removal', png, {}, { signal: controller.signal }));
    while (api.to(paths.query).length < 3) await clock.wind(500);
    controller.abort();
    await waiting;
    const looks = api.to(paths.query).length;
    await clock.wind(60_000);
    expect(api.to(paths.query)).toHaveLength(looks);
    expect(clock.sleeping).toEqual([]);
  });

  test('a task that somebody polls is not polled a second time by the client', async () => {
    const api = await startStub();
    api.on(paths.query, (_, count) =>
      count < 10 ? taskState(0) : taskState(1, { result_file: api.url + paths.file }),
    );
    const client = clientOf(api, { maxConcurrentTasks: 1 });
    const first = await client.tasks.create('background-removal', png);
    let updates = 0;
    const watching = (async () => {
      for await (const _ of first.updates()) updates++;
    })();
    await client.tasks.create('background-removal', png);
    await watching;
    expect(updates).toBe(10);
    expect(api.to(paths.query)).toHaveLength(10);
  });

  test('a task that somebody polls keeps its slot as long as it takes', async () => {
    const api = await startStub();
    const clock = hurriedClock();
    const hour = clock.now() + 3_600_000;
    const client = clientOf(api, { maxConcurrentTasks: 1, clock, timeout: Infinity });
    let createdWhenDone = 0;
    api.on(paths.query, () => {
      if (clock.now() < hour) return taskState(0);
      createdWhenDone ||= api.to(paths.create).length;
      return taskState(1, { result_file: api.url + paths.file });
    });
    const first = client.removeBackground(png, { mode: 'task' });
    await arrived(api, paths.query);
    await client.tasks.create('background-removal', png);
    await first;
    expect(createdWhenDone).toBe(1);
  });

  test('a task that is done releases its slot before its picture is downloaded', async () => {
    const api = await startStub();
    const client = clientOf(api, { maxConcurrentTasks: 1 });
    let download: () => void = () => {};
    api.on(paths.file, () => (response) => {
      download = () => response.writeHead(200, { 'content-type': 'image/png' }).end(png);
    });
    const first = client.removeBackground(png, { mode: 'task' });
    await arrived(api, paths.file);
    await client.tasks.create('background-removal', png);
    expect(api.to(paths.create)).toHaveLength(2);
    expect(api.to(paths.query)).toHaveLength(1);
    download();
    await first;
  });

  test('a task that is done releases its slot before its last update is handled', async () => {
    const client = clientOf(await startStub(), { maxConcurrentTasks: 1 });
    const task = await client.tasks.create('background-removal', png);
    let second: number | undefined;
    for await (const { state } of task.updates()) {
      if (state === 'done') second = (await client.tasks.create('background-removal', png)).id;
    }
    expect(second).toBe(task.id + 1);
  });

  test('a loop over updates that is abandoned midway does not keep its slot', async () => {
    const api = (await startStub()).on(paths.query, () => taskState(0));
    const client = clientOf(api, { maxConcurrentTasks: 1 });
    await (await client.tasks.create('background-removal', png)).updates().next();
    api.on(paths.query, () => taskState(2));
    expect((await client.tasks.create('background-removal', png)).id).toBe(177);
  });

  test('a limiter that fails to release a slot loses no result', async () => {
    const api = await startStub();
    const lines: string[] = [];
    const logger = { error: (line: string) => lines.push(line), warn() {}, info() {}, debug() {} };
    const broken = () => {
      throw new Error('the store is gone');
    };
    for (const release of [broken, async () => broken()]) {
      const limiter = { acquire: async () => release };
      await clientOf(api, { limiter, logger, logLevel: 'error' }).removeBackground(png);
    }
    await turn();
    expect(lines).toEqual(Array(2).fill('koukoutu: a slot was not released: Error: the store is gone'));
  });

  test('a limiter that fails to grant a slot fails this call only, not those after it', async () => {
    const api = await startStub();
    let fails = true;
    const acquire = () => {
      if (fails) throw new Error('the store is gone');
      return Promise.resolve(() => {});
    };
    const client = clientOf(api, { limiter: { acquire } });
    expect((await errorOf(client.removeBackground(png))).message).toBe('the store is gone');
    expect(accountsOf(api)).toHaveLength(0);
    fails = false;
    await client.removeBackground(png);
  });

  test('an account is forgotten if no call holds one of its slots or waits for one', async () => {
    const api = await startStub();
    const client = clientOf(api, { maxConcurrentTasks: 1 });
    const controller = new AbortController();
    const task = await client.tasks.create('background-removal', png);
    api.on(paths.query, () => taskState(0));
    const waiting = errorOf(client.removeBackground(png, { signal: controller.signal }));
    await arrived(api, paths.query);
    expect(accountsOf(api)).toHaveLength(1);
    controller.abort();
    await waiting;
    expect(accountsOf(api)).toHaveLength(1);
    api.on(paths.query, () => taskState(2));
    await errorOf(task.result());
    expect(accountsOf(api)).toHaveLength(0);
  });

  test('the limiter can be replaced', async () => {
    const api = await startStub();
    const own = createLimiter(1);
    let taken = 0;
    const client = clientOf(api, {
      limiter: {
        acquire: async (signal) => {
          taken += 1;
          return own.acquire(signal);
        },
      },
    });
    await Promise.all([client.removeBackground(png), client.addShadow(png)]);
    expect(taken).toBe(2);
  });
});
