#!/usr/bin/env node
import { constants } from 'node:os';
import { runCommand } from './command/command.js';

/** A mock that was started is ended, and one that was sped up gets its speed back, also when the run is broken off. */
function beforeSignal(tidy: () => Promise<void>): () => void {
  const end = (signal: NodeJS.Signals) => {
    const leave = () => process.exit(128 + constants.signals[signal]);
    tidy().then(leave, leave);
  };
  const signals: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.once(signal, end);
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
