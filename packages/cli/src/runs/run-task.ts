import path from 'node:path';
import { type ImageResult, type Task, TaskFailedError, type TaskUpdate } from '@koukoutu/sdk/node';
import { toStdout, writeWhole } from '../files/write-file.js';
import { CommandError, EXIT, type ExitCode } from '../model/exit-codes.js';
import { exists } from '../plan/plan.js';
import { createReporter } from '../report/create-reporter.js';
import { createClient } from '../settings/client.js';
import type { GlobalOptions } from '../settings/settings.js';
import type { Terminal } from '../terminal/terminal.js';
import { explainFailure } from './failure.js';
import { listenForInterrupt } from './interrupt.js';
import { openFolder, readOutput } from './output.js';
import { extensionOf } from './process.js';
import { createTally } from './tally.js';

interface TaskOptions extends GlobalOptions {
  /** Asks once instead of waiting. */
  readonly status?: boolean;
  readonly output: string;
  /** Seconds. */
  readonly timeout?: number;
  readonly force?: boolean;
}

/** Waits for a task and saves its result, or asks once for its state. */
export async function runTask(id: number, options: TaskOptions, terminal: Terminal): Promise<ExitCode> {
  const { texts } = terminal;
  const { koukoutu } = await createClient(options, { key: 'apiKey' }, terminal);
  const task = koukoutu.tasks.resume(id);
  if (options.status) return printStatus(task, options, terminal);
  const output = await readOutput(options.output, true, texts);
  if (output.stdout && options.json) throw new CommandError(texts.output.stdoutAlone);
  if (output.file !== undefined && !options.force && (await exists(output.file))) {
    throw new CommandError(texts.output.exists(options.output));
  }
  if (!output.stdout) await openFolder(output.folder, options.output, texts);
  const reporter = createReporter(options, terminal);
  const interrupt = listenForInterrupt(() => reporter.note(texts.interrupt.taskGoesOn(id)));
  const input = texts.task.name(id);
  const tally = createTally(reporter, 1);
  reporter.begin(input);
  try {
    const timeout = options.timeout === undefined ? undefined : options.timeout * 1000;
    const result = await task.result({
      signal: interrupt.gentle,
      timeout,
      onUpdate: (update) => reporter.update(input, update),
    });
    const file = await write(result, id, output.file ?? output.folder, output);
    const { width, height, size: bytes } = result;
    tally.tell({ status: 'done', input, output: file, taskId: id, width, height, bytes, credits: 0 });
  } catch (error) {
    const failure = explainFailure(error, texts);
    if (failure.stop) tally.stop(failure.stop);
    if (!interrupt.interrupted) tally.tell({ ...failure, input, taskId: id });
  } finally {
    interrupt.dispose();
  }
  return tally.end({ creditsSpent: 0, interrupted: interrupt.interrupted, isEndless: false }).exitCode;
}

/** One poll, whatever comes of it. */
async function printStatus(task: Task, { json }: TaskOptions, { texts, out }: Terminal): Promise<ExitCode> {
  let update: TaskUpdate | undefined;
  try {
    for await (update of task.updates()) break;
  } catch (error) {
    update = error instanceof TaskFailedError ? error.lastState : undefined;
    if (!update) throw error;
  }
  if (!update) return EXIT.someFailed;
  const { state, progress, position, message } = update;
  const line = json
    ? JSON.stringify({ taskId: task.id, state, progress, position, message })
    : texts.task.state(task.id, update);
  out.write(`${line}\n`);
  return state === 'failed' ? EXIT.someFailed : EXIT.ok;
}

async function write(
  result: ImageResult,
  id: number,
  place: string,
  { file, stdout }: { readonly file: string | undefined; readonly stdout: boolean },
): Promise<string | undefined> {
  const bytes = await result.bytes();
  if (stdout) {
    await toStdout(bytes);
    return undefined;
  }
  const target = file ?? path.join(place, `task-${id}.${extensionOf(result.contentType)}`);
  await writeWhole(target, bytes);
  return path.relative(process.cwd(), target) || target;
}
