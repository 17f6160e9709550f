// How the mock's costs grow: with the tasks and the requests that it remembers, and with the size of an upload.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { root } from '../../scripts/lib/run.mjs';
import { summary } from '../lib/statistics.mjs';
import { call, createTask, many, poll } from './load.mjs';
import { MULTIPART, uploadOf } from './pictures.mjs';
import { bare, cpuMicroseconds, mock, start, stop } from './programs.mjs';

/** CPU per request in microseconds, over some batches of requests. */
async function costOf(server, batches, size, once) {
  const costs = [];
  for (let batch = 0; batch < batches; batch += 1) {
    const before = cpuMicroseconds(server);
    await many(size, once);
    costs.push((cpuMicroseconds(server) - before) / size);
  }
  return costs;
}

const point = (x, values) => {
  const { median, low, high } = summary(values);
  return { x, y: median, low, high };
};

/** Runs `measure` with a mock that has these options. */
async function withMock(options, measure) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'koukoutu-bench-mock-'));
  const file = path.join(folder, 'config.json');
  const accounts = [{ key: 'kkt-mock-key', slots: 1_000_000, credits: 10_000_000 }];
  await writeFile(file, JSON.stringify({ accounts, ...options }));
  const server = await start(mock(root, '--config', file));
  try {
    return await measure(server);
  } finally {
    await stop(server);
    await rm(folder, { recursive: true, force: true });
  }
}

/** CPU of a create and a poll while the mock remembers more and more tasks. */
export async function growthOfTasks(steps, batches, size) {
  return withMock({ maxTasks: 200_000 }, async (server) => {
    const lines = { create: [], poll: [] };
    const control = (path, body) => call(server.port, 'POST', `/__mock/${path}`, body, 'application/json');
    let tasks = 0;
    const create = async () => {
      tasks += 1;
      // The tasks end, as those of an account with five slots do.
      if (tasks % 500 === 0) await control('clock/advance', '{"ms":60000}');
      return createTask(server);
    };
    await many(500, create);
    await control('reset', '');
    tasks = 0;
    for (const step of steps) {
      await many(Math.max(0, step - tasks), create);
      const id = await create();
      lines.poll.push(point(step, await costOf(server, batches, size, () => poll(server, id))));
      lines.create.push(point(step, await costOf(server, batches, size / 5, create)));
    }
    return lines;
  });
}

/** CPU of a poll, and of reading the latest 200 entries, while the journal holds more and more requests. */
export async function growthOfJournal(steps, batches, size) {
  const lines = { poll: [], read: [] };
  for (const step of steps) {
    await withMock({ journalSize: step }, async (server) => {
      const id = await createTask(server);
      const once = () => poll(server, id);
      await many(Math.max(1000, Math.ceil(step * 1.3)), once);
      lines.poll.push(point(step, await costOf(server, batches, size, once)));
      const read = () => call(server.port, 'GET', '/__mock/journal?limit=200');
      lines.read.push(point(step, await costOf(server, batches, 20, read)));
    });
  }
  return lines;
}

/** CPU of an upload that is read, checked and refused for the size of its picture, by the mock and by node:http. */
export async function growthOfUploads(megabytes, batches) {
  const servers = { mock: await start(mock(root)), bare: await start(bare) };
  const lines = { mock: [], bare: [] };
  try {
    for (const size of megabytes) {
      const body = await uploadOf(Math.round(size * 1e6));
      for (const [name, server] of Object.entries(servers)) {
        const once = () => call(server.port, 'POST', '/sync/v1/create', body, MULTIPART);
        await once();
        const costs = await costOf(server, batches, size > 10 ? 4 : 12, once);
        lines[name].push(
          point(
            size,
            costs.map((cost) => cost / 1000),
          ),
        );
      }
    }
  } finally {
    await Promise.all(Object.values(servers).map(stop));
  }
  return lines;
}
