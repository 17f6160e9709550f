#!/usr/bin/env node
import { FleetError, wordsOf } from '../internal/errors.js';
import { runQueueCommand } from './commands.js';
import { readCommandLine } from './options.js';
import { USAGE } from './usage.js';

async function main(args: readonly string[]): Promise<number> {
  try {
    const line = readCommandLine(args);
    if (line === 'help') {
      process.stdout.write(USAGE);
      return 0;
    }
    if (line.command !== 'worker') return await runQueueCommand(line);
    const { runWorker } = await import('./worker-command.js');
    return await runWorker(line);
  } catch (error) {
    process.stderr.write(`koukoutu-fleet: ${wordsOf(error)}\n`);
    return error instanceof FleetError && error.code === 'usage' ? 2 : 1;
  }
}

process.exitCode = await main(process.argv.slice(2));
// Ends the process even if the reader of our output has gone away or a connection is still open.
process.stdout.write('', () => process.exit());
