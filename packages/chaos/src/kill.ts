import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { Control } from '@koukoutu/mock-server';
import { createMockServer } from '@koukoutu/mock-server/node';
import { tasksAtOnce } from '@koukoutu/sdk/node';
import type { WorkerError, WorkerOptions } from './kill-worker.ts';
import { historyOf, type Ledger, totalCharged } from './ledger.ts';
import { numberedPictures } from './pictures.ts';
import { randomOf } from './random.ts';
import type { Report } from './report.ts';

const KEY = 'kkt-chaos-kill-7d793037a0760186';
const WORKER = fileURLToPath(new URL('./kill-worker.ts', import.meta.url));
const SPEED = 20;
/** After so many kills, a batch is left to finish. */
const MAX_KILLS = 30;

/**
 * Runs a batch with a manifest as a process, kills it at moments that depend on the seed, and starts it again until it ends. A
 * moment is a number of requests, not of milliseconds, so that a slow machine gets as far as a fast one.
 */
export async function killAndResume({ seed, pictures }: { seed: number; pictures: number }): Promise<Report> {
  const random = randomOf(seed);
  const folder = await mkdtemp(path.join(tmpdir(), 'koukoutu-chaos-'));
  const mock = await createMockServer({
    seed,
    accounts: [{ key: KEY }],
    clock: { mode: 'real', speed: SPEED },
    journalSize: 1_000_000,
  });
  const { control } = mock.mock;
  const options: WorkerOptions = { url: mock.url, apiKey: KEY, pictures, folder };
  const runs: { requests: number; end: string; results: number }[] = [];
  try {
    let errors: readonly WorkerError[] | undefined;
    while (errors === undefined) {
      const before = control.state().requests;
      const requests = 1 + Math.floor(random() * Math.max(10, pictures));
      errors = await runWorker(options, control, runs.length < MAX_KILLS ? requests : undefined);
      runs.push({
        requests: control.state().requests - before,
        end: errors ? 'ended by itself' : 'killed',
        results: (await resultsIn(folder)).size,
      });
    }
    const ledger = {
      accounts: control.accounts.list(),
      tasks: control.tasks.list(),
      entries: control.journal.entries(),
    };
    return report({
      seed,
      pictures: await numberedPictures(pictures),
      runs,
      errors,
      ledger,
      files: await resultsIn(folder),
    });
  } finally {
    await mock.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Runs the worker, and kills it after so many answered requests. Returns its errors, or `undefined` if it was killed. */
async function runWorker(options: WorkerOptions, control: Control, requests: number | undefined) {
  const child = spawn(process.execPath, [WORKER, JSON.stringify(options)], { stdio: ['ignore', 'pipe', 'inherit'] });
  let answered = 0;
  const unsubscribe = control.journal.subscribe(() => {
    answered += 1;
    if (answered === requests) child.kill('SIGKILL');
  });
  try {
    const [output, [code, signal]] = await Promise.all([text(child.stdout), once(child, 'close')]);
    if (signal === 'SIGKILL') return undefined;
    if (code !== 0) throw new Error(`The batch ended with ${signal ?? `code ${code}`}.`);
    return JSON.parse(output) as WorkerError[];
  } finally {
    unsubscribe();
    child.kill('SIGKILL');
  }
}

async function resultsIn(folder: string): Promise<ReadonlySet<string>> {
  const files = await readdir(folder);
  return new Set(files.filter((file) => file.endsWith('.webp')).map((file) => path.basename(file, '.webp')));
}

interface Evidence {
  readonly seed: number;
  readonly pictures: Awaited<ReturnType<typeof numberedPictures>>;
  readonly runs: readonly { requests: number; end: string; results: number }[];
  readonly errors: readonly WorkerError[];
  readonly ledger: Ledger;
  readonly files: ReadonlySet<string>;
}

function report({ seed, pictures, runs, errors, ledger, files }: Evidence): Report {
  const broken: string[] = [];
  const seen = pictures.map(({ name, data }) => {
    const { paid, taskIds } = historyOf(ledger, data.length);
    const error = errors.find((each) => each.name === name);
    return { name, creates: taskIds.length, paid: paid.length, hasResult: files.has(name), error };
  });
  for (const { name, paid, hasResult, error } of seen) {
    if (paid > 1) broken.push(`${name} was paid for ${paid} times.`);
    if (hasResult) continue;
    if (!error) broken.push(`${name} has neither a result nor an error.`);
    else if (error.error !== 'AmbiguousSubmitError') broken.push(`${name} ended with ${error.error}.`);
    else if (error.charged === 'no' && paid > 0)
      broken.push(`${name} was paid for, but its error says that it was not.`);
  }
  const kills = runs.filter(({ end }) => end === 'killed').length;
  const unknown = seen.filter(({ hasResult }) => !hasResult);
  if (unknown.length > kills * tasksAtOnce)
    broken.push(
      `${unknown.length} pictures have an unknown outcome, but ${kills} kills can explain at most ${kills * tasksAtOnce}.`,
    );
  const count = (holds: (each: (typeof seen)[number]) => boolean) => seen.filter(holds).length;
  return {
    name: `Kill and resume: ${pictures.length} pictures, seed ${seed}`,
    tables: [
      {
        title: 'The runs of the process:',
        head: ['run', 'requests', 'how it ended', 'results so far'],
        rows: runs.map(({ requests, end, results }, at) => [at + 1, requests, end, results]),
      },
      {
        title: 'Tasks, charges and results:',
        head: ['kills', 'tasks created', 'credits', 'results', 'paid twice', 'unknown, paid', 'unknown, not paid'],
        rows: [
          [
            kills,
            ledger.tasks.length,
            totalCharged(ledger),
            files.size,
            count(({ paid }) => paid > 1),
            count(({ hasResult, paid }) => !hasResult && paid > 0),
            count(({ hasResult, paid }) => !hasResult && paid === 0),
          ],
        ],
      },
    ],
    broken,
    notes: unknown.map(
      ({ name, paid, error }) => `${name}: ${error?.error}; the ledger says ${paid > 0 ? 'paid' : 'not paid'}.`,
    ),
    details: { runs, pictures: seen },
  };
}
