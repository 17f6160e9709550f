import { constants } from 'node:os';
import { wantsColour } from '../report/colour.js';
import { runCommand } from './command.js';

/** Signals within this time count as one: a terminal sends Ctrl-C to npm too, which passes it on. */
const ONE_SIGNAL_MS = 1_000;

/** How long writing the reports and stopping a mock may take after a signal. */
const LONGEST_TIDY_MS = 8_000;

/**
 * On a signal, stops the run, writes what was seen, stops a mock that was started, and restores the speed of one that
 * was sped up. A second signal ends the program at once, and so does a timeout of some seconds.
 */
function beforeSignal(tidy: () => Promise<void>): () => void {
  let since: number | undefined;
  const end = (signal: NodeJS.Signals) => {
    const leave = () => process.exit(128 + constants.signals[signal]);
    if (since !== undefined) {
      if (Date.now() - since > ONE_SIGNAL_MS) leave();
      return;
    }
    since = Date.now();
    setTimeout(leave, LONGEST_TIDY_MS).unref();
    tidy().then(leave, leave);
  };
  const signals: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, end);
  return () => {
    for (const signal of signals) process.off(signal, end);
  };
}

process.exitCode = await runCommand(process.argv.slice(2), {
  env: process.env,
  write: (text) => void process.stdout.write(text),
  warn: (text) => void process.stderr.write(text),
  beforeSignal,
  colour: wantsColour(process.stdout, process.env),
});
