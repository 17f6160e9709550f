import { setTimeout as sleep } from 'node:timers/promises';
import { FleetError } from '../internal/errors.js';
import type { DeadLetter } from '../queue/dead-letters.js';
import { createQueue, type Queue } from '../queue/queue.js';
import type { FleetStatus } from '../queue/status.js';
import { readInputs } from './inputs.js';
import type { CommandLine } from './options.js';

/** Prints a line. */
const print = (line: string) => void process.stdout.write(`${line}\n`);

/** Milliseconds between two checks while a command waits. */
const LOOK = 500;

/** Runs a command that needs only the queue. Returns the exit code. */
export async function runQueueCommand(line: CommandLine): Promise<number> {
  const queue = await createQueue({ redis: line.redis, name: line.text('queue') });
  try {
    switch (line.command) {
      case 'add':
        return await add(queue, line);
      case 'status':
        printStatus(await queue.status(), line.flag('json'));
        return 0;
      case 'dead':
        return await dead(queue, line);
      case 'drain':
        return await drain(queue, line);
      case 'pause':
        await queue.pause();
        print('Paused: running jobs continue, no new job starts.');
        return 0;
      case 'resume':
        await queue.resume();
        print('Resumed: new jobs start again.');
        return 0;
      case 'down':
        return await down(queue, line);
      case 'worker':
        throw new Error('the worker command needs more than the queue');
    }
  } finally {
    await queue.close();
  }
}

async function add(queue: Queue, line: CommandLine): Promise<number> {
  if (line.words.length === 0) {
    throw new FleetError('usage', 'add: name files, folders, globs, links, s3:// addresses or @list.');
  }
  const prefix = line.text('key-prefix');
  const priority = line.number('priority', 1);
  const delay = line.number('delay', 0, false);
  const dedupe = line.text('dedupe');
  if (dedupe !== undefined && dedupe !== 'place' && dedupe !== 'content') {
    throw new FleetError('usage', `--dedupe must be place or content (got "${dedupe}").`);
  }
  const options = {
    model: line.text('model'),
    fields: fieldsOf(line),
    dedupe,
    priority,
    delay: delay === undefined ? undefined : delay * 1000,
    ...(prefix === undefined ? {} : { key: ({ from }: { from: string | URL }) => `${prefix}${from}` }),
  } as const;
  for await (const { id, outcome } of queue.enqueueEach(readInputs(line.words), options)) {
    print(line.flag('json') ? JSON.stringify({ id, outcome }) : id);
  }
  return 0;
}

function fieldsOf(line: CommandLine): Record<string, string> {
  const fields: Record<string, string> = {};
  const format = line.text('format');
  if (format !== undefined) {
    if (format !== 'png' && format !== 'webp') {
      throw new FleetError('usage', `--format must be png or webp (got "${format}").`);
    }
    fields.outputFormat = format;
  }
  for (const pair of line.texts('set')) {
    const at = pair.indexOf('=');
    if (at < 1) throw new FleetError('usage', `--set must look like name=value (got "${pair}").`);
    fields[pair.slice(0, at)] = pair.slice(at + 1);
  }
  return fields;
}

function printStatus(status: FleetStatus, json: boolean): void {
  if (json) {
    print(JSON.stringify(status));
    return;
  }
  const { slots, creditsLeft, ...counts } = status;
  for (const [name, count] of Object.entries(counts)) print(`${name.padEnd(8)} ${count}`);
  print(`slots    ${slots.held} of ${slots.limit}`);
  print(`credits  ${creditsLeft ?? 'not known'}`);
}

async function dead(queue: Queue, line: CommandLine): Promise<number> {
  const [action = 'list', ...named] = line.words;
  if (action === 'list') {
    const letters = await queue.dead.list();
    if (line.flag('json')) print(JSON.stringify(letters));
    else for (const letter of letters) print(describe(letter));
    return 0;
  }
  if (action !== 'retry' && action !== 'drop') {
    throw new FleetError('usage', `dead: there is no "${action}". Use list, retry or drop.`);
  }
  if (named.length === 0 && !line.flag('all')) {
    throw new FleetError('usage', `dead ${action}: name ids, or pass --all.`);
  }
  const letters = line.flag('all') ? await queue.dead.list() : [];
  const ids = line.flag('all') ? letters.map(({ id }) => id) : named;
  const done = action === 'retry' ? await queue.dead.retry(ids) : await queue.dead.drop(ids);
  for (const id of done) print(id);
  const missing = ids.filter((id) => !done.includes(id));
  for (const id of missing) process.stderr.write(`${id} is not a dead letter.\n`);
  return missing.length > 0 ? 1 : 0;
}

function describe({ id, input, model, reason, charged, taskId, since }: DeadLetter): string {
  const task = taskId === null ? 'no task id' : `task ${taskId}`;
  return `${id}  ${since}  charged: ${charged}  ${task}  ${model}  ${input}\n    ${reason}`;
}

async function drain(queue: Queue, line: CommandLine): Promise<number> {
  const limit = (line.number('timeout', 0, false) ?? Number.POSITIVE_INFINITY) * 1000;
  const started = performance.now();
  for (;;) {
    const status = await queue.status();
    if (status.waiting + status.active + status.delayed === 0) {
      printStatus(status, line.flag('json'));
      return 0;
    }
    if (performance.now() - started >= limit) {
      printStatus(status, line.flag('json'));
      return 3;
    }
    await sleep(LOOK);
  }
}

async function down(queue: Queue, line: CommandLine): Promise<number> {
  const limit = (line.number('timeout', 0, false) ?? Number.POSITIVE_INFINITY) * 1000;
  const started = performance.now();
  const workers = await queue.down();
  if (workers === 0) {
    print('No worker is running.');
    return 0;
  }
  for (;;) {
    const left = await queue.workers();
    if (left === 0) {
      print(`${workers} ${workers === 1 ? 'worker has' : 'workers have'} ended.`);
      return 0;
    }
    if (performance.now() - started >= limit) {
      print(`${left} of ${workers} workers are still running.`);
      return 3;
    }
    await sleep(LOOK);
  }
}
