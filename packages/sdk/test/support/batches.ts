import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { clientOf } from './client.js';
import { pictures } from './pictures.js';
import { manifestFile } from './sdk.js';
import { envelope, paths, type StubApi, startStub, taskState } from './stub-api.js';
import { temporaryFolder } from './temporary.js';
import { turn } from './turns.js';

export const png = await pictures.png();

/** What a loop over a batch would see, to its end. */
export async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}

/** The path of a manifest that is not there yet. */
export const newFile = async () => join(await temporaryFolder(), 'batch.jsonl');

/** Resolves when the manifest knows as many tasks: only then is no create on its way any more. */
export async function tasksWritten(file: string, count: number): Promise<void> {
  const text = () => readFile(file, 'utf8').catch(() => ''); // not there before the batch has opened it
  while (((await text()).match(/"event":"task"/g)?.length ?? 0) < count) await turn();
}

/** An API that counts what was paid for, and whose tasks take two polls. */
export async function payingApi(): Promise<StubApi & { paid(): number }> {
  const api = await startStub();
  const polls = new Map<string, number>();
  api
    .on(paths.create, (_, count) => envelope({ task_id: count }))
    .on(paths.query, ({ form }) => {
      const id = String(form.task_id);
      polls.set(id, (polls.get(id) ?? 0) + 1);
      return (polls.get(id) ?? 0) < 2 ? taskState(0) : taskState(1, { result_file: api.url + paths.file });
    });
  return Object.assign(api, { paid: () => api.to(paths.create).length });
}

/** A batch that cuts out `picture-0`, `picture-1` and so on, as a new process would begin it. */
export function cutOut(api: StubApi, file: string, count: number, signal?: AbortSignal, repeatUnknown?: boolean) {
  const client = clientOf(api);
  const inputs = Array.from({ length: count }, (_, at) => `picture-${at}`);
  return client.batch(inputs, () => client.removeBackground(png), {
    manifest: manifestFile(file, { repeatUnknown }),
    signal,
  });
}
