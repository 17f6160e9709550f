#!/usr/bin/env node
import { constants } from 'node:os';
import { runCommand } from './command/command.js';

/** Signals that come together are one: a terminal sends Ctrl-C to npm too, which passes it on. */
const ONE_SIGNAL_MS = 1_000;

/**
 * When the run is broken off, what was seen is written, a mock that was started is ended, and one that was sped up gets its
 * speed back. A second signal does not wait for that.
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
  colour: process.stdout.isTTY === true && process.env.NO_COLOR === undefined,
});
