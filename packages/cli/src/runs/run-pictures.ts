import { type Koukoutu, prices } from '@koukoutu/sdk/node';
import type { ExitCode } from '../model/exit-codes.js';
import type { Job } from '../plan/job.js';
import { createClient, createDeafClient } from '../settings/client.js';
import type { GlobalOptions } from '../settings/settings.js';
import type { Terminal } from '../terminal/terminal.js';
import type { PictureCall } from './process.js';
import { runWork } from './run-work.js';
import type { WorkOptions } from './work-options.js';

interface PictureCommand {
  readonly operands: readonly string[];
  readonly options: WorkOptions & GlobalOptions;
  readonly terminal: Terminal;
}

/** The job of a command, and its call. */
type PictureJob = Job & { readonly call: (koukoutu: Koukoutu) => PictureCall };

/** Runs a command that makes one result of each input. @param makeJob - Gets the estimated prices of the spec. */
export async function runPictures(
  { operands, options, terminal }: PictureCommand,
  makeJob: (known: typeof prices) => PictureJob,
): Promise<ExitCode> {
  const { call, ...job } = makeJob(prices);
  const { koukoutu } = await createClient(options, { key: 'apiKey', concurrency: options.concurrency }, terminal);
  const { json, quiet, verbose } = options;
  return runWork(
    {
      job,
      call: call(koukoutu),
      operands,
      options,
      report: { json, quiet, verbose },
      rehearse: call(createDeafClient()),
    },
    koukoutu,
    terminal,
  );
}
