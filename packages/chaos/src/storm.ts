import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startMockProcess } from '@koukoutu/mock-server/node';
import { type BatchItem, type ImageResult, Koukoutu, KoukoutuError, tasksAtOnce } from '@koukoutu/sdk/node';
import { historyOf, type Ledger, mostAtOnce, readLedger, totalCharged } from './ledger.ts';
import { type NumberedPicture, numberedPictures } from './pictures.ts';
import { randomOf } from './random.ts';
import { type Report, tally } from './report.ts';
import { keyIn } from './secrets.ts';

const KEY = 'kkt-chaos-storm-5d41402abc4b2a76';
/** How many times faster than real time the mock runs, so that tasks take about 0.4 seconds. */
const SPEED = 10;
/** The account allows more tasks than the API would. Only so can the ledger show whether the SDK keeps the limit. */
const SLOTS = 50;

type StormCall = (client: Koukoutu, data: Buffer, signal: AbortSignal) => Promise<ImageResult>;
const CALLS = {
  'removeBackground sync': (client, data, signal) => client.removeBackground(data, { signal, mode: 'sync' }),
  'removeBackground task': (client, data, signal) => client.removeBackground(data, { signal, mode: 'task' }),
  extractPrint: (client, data, signal) => client.extractPrint(data, { signal, extractType: '服装' }),
  addShadow: (client, data, signal) => client.addShadow(data, { signal }),
} satisfies Record<string, StormCall>;
type CallName = keyof typeof CALLS;
const CALL_NAMES = Object.keys(CALLS) as CallName[];

interface Job extends NumberedPicture {
  readonly call: CallName;
}
type Item = BatchItem<Job, ImageResult>;

/** Runs a batch while about a third of all requests meet a fault, and compares the outcome with the mock's ledger. */
export async function storm({ seed, pictures }: { seed: number; pictures: number }): Promise<Report> {
  const random = randomOf(seed);
  const jobs: Job[] = (await numberedPictures(pictures)).map((picture) => ({
    ...picture,
    call: CALL_NAMES[Math.floor(random() * CALL_NAMES.length)] ?? 'removeBackground task',
  }));
  const folder = await mkdtemp(path.join(tmpdir(), 'koukoutu-chaos-'));
  const config = path.join(folder, 'mock.json');
  const accounts = [{ key: KEY, slots: SLOTS }];
  await writeFile(config, JSON.stringify({ accounts, journalSize: 1_000_000, maxTasks: 100_000 }));
  const args = ['--config', config, '--seed', String(seed), '--scenario', 'storm'];
  const mock = await startMockProcess({ speed: SPEED, args });
  try {
    const client = new Koukoutu({ apiKey: KEY, baseUrl: mock.url, pollInterval: 50, logLevel: 'off' });
    const items: Item[] = [];
    const run = client.batch(jobs, ({ call, data }, { signal }) => CALLS[call](client, data, signal));
    for await (const item of run) items.push(item);
    const ledger = await readLedger(mock.url);
    await fetch(`${mock.url}/__mock/faults`, { method: 'DELETE' });
    const recovered = await recover(client, items);
    return report({ jobs, items, ledger, recovered, seed });
  } finally {
    await mock.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Resumes the tasks that errors name. Returns the indexes of the pictures whose result came. */
async function recover(client: Koukoutu, items: readonly Item[]): Promise<ReadonlySet<number>> {
  const found = new Set<number>();
  for (const { index, error } of items) {
    if (!(error instanceof KoukoutuError) || error.taskId === undefined) continue;
    const result = await client.tasks
      .resume(error.taskId)
      .result()
      .catch(() => undefined);
    if (result) found.add(index);
  }
  return found;
}

interface Evidence {
  readonly seed: number;
  readonly jobs: readonly Job[];
  readonly items: readonly Item[];
  readonly ledger: Ledger;
  readonly recovered: ReadonlySet<number>;
}

function report({ seed, jobs, items, ledger, recovered }: Evidence): Report {
  const broken: string[] = [];
  const outcomes = items.map((item) => {
    const { paid, taskIds } = historyOf(ledger, item.input.data.length);
    broken.push(...brokenRules(item, paid.length, taskIds, recovered));
    const charged = item.error instanceof KoukoutuError ? item.error.charged : undefined;
    const said = item.error ? `${item.error.name}, charged ${charged}` : 'a result';
    return { index: item.index, call: item.input.call, said, paid: paid.length, recovered: recovered.has(item.index) };
  });
  if (items.length !== jobs.length)
    broken.push(`The batch had ${jobs.length} pictures but yielded ${items.length} items.`);
  const most = mostAtOnce(spansOf(items, ledger));
  if (most > tasksAtOnce) broken.push(`${most} tasks ran at the same time, but only ${tasksAtOnce} are allowed.`);

  const rows = [...new Set(outcomes.map(({ said }) => said))].sort().map((said) => {
    const own = outcomes.filter((outcome) => outcome.said === said);
    const calls = CALL_NAMES.map((call) => own.filter((outcome) => outcome.call === call).length);
    const paid = own.reduce((sum, outcome) => sum + outcome.paid, 0);
    return [said, own.length, ...calls, paid, own.filter((outcome) => outcome.recovered).length];
  });
  const faults = tally(ledger.entries.flatMap((entry) => entry.faults));
  return {
    name: `Storm: ${jobs.length} pictures, seed ${seed}`,
    tables: [
      {
        title: 'Outcomes of the pictures:',
        head: ['the SDK said', 'pictures', ...CALL_NAMES, 'paid, by the ledger', 'task resumed later'],
        rows,
      },
      {
        title: 'By the ledger:',
        head: ['requests', 'faults', 'tasks', 'credits', 'paid twice', 'at once, at most'],
        rows: [
          [
            ledger.entries.length,
            [...faults].map(([kind, count]) => `${count} ${kind}`).join(', '),
            ledger.tasks.length,
            totalCharged(ledger),
            outcomes.filter(({ paid }) => paid > 1).length,
            most,
          ],
        ],
      },
    ],
    broken,
    notes: [],
    details: { outcomes, faults: Object.fromEntries(faults), most },
  };
}

function brokenRules(item: Item, paid: number, taskIds: readonly number[], recovered: ReadonlySet<number>): string[] {
  const { error, index, input } = item;
  const who = `${input.name} (${input.call})`;
  const broken: string[] = [];
  if (paid > 1) broken.push(`${who} was paid for ${paid} times.`);
  if (!error) {
    if (paid === 0) broken.push(`${who} has a result that was not paid for.`);
    return broken;
  }
  if (!(error instanceof KoukoutuError)) return [...broken, `${who}: ${error.name} is not an error of the SDK.`];
  const place = keyIn(error, [KEY]);
  if (place) broken.push(`${who}: the key shows in ${place} of the ${error.name}.`);
  if (error.charged === 'no' && paid > 0) broken.push(`${who}: the ${error.name} says that nothing was charged.`);
  if (error.charged === 'yes' && paid === 0) broken.push(`${who}: the ${error.name} says that it was charged.`);
  if (paid > 0 && error.taskId === undefined && error.charged !== 'maybe')
    broken.push(`${who} was paid for, but its ${error.name} names no task and expresses no doubt.`);
  if (error.taskId !== undefined && !taskIds.includes(error.taskId))
    broken.push(`${who}: the ${error.name} names task ${error.taskId}, which is not its own.`);
  if (error.taskId !== undefined && !recovered.has(index))
    broken.push(`${who}: task ${error.taskId} could not be resumed after the storm.`);
  return broken;
}

/**
 * The spans of the calls that the SDK knew about from beginning to end: those with a result. A task whose id never arrived still
 * runs on the server, and no client could count it.
 */
function* spansOf(items: readonly Item[], ledger: Ledger): Generator<{ from: number; to: number }> {
  for (const { error, input } of items) {
    if (error) continue;
    const { paid, taskIds } = historyOf(ledger, input.data.length);
    for (const { id, startsAt, createdAt, dueAt } of ledger.tasks) {
      if (taskIds.includes(id)) yield { from: createdAt, to: dueAt ?? startsAt };
    }
    for (const { operation, at, endedAt } of paid)
      if (operation === 'createSync') yield { from: at, to: endedAt ?? at };
  }
}
