import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** The root of the checkout. */
export const root = fileURLToPath(new URL('../../', import.meta.url)).replace(/[\\/]$/, '');

const isWindows = process.platform === 'win32';
const localBin = path.join(root, 'node_modules', '.bin');
const pathKey = Object.keys(process.env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';

/** Turns off telemetry and update checks of the tools: a build must not need the network. */
const QUIET_TOOLS = {
  TURBO_TELEMETRY_DISABLED: '1',
  TURBO_NO_UPDATE_NOTIFIER: '1',
  DO_NOT_TRACK: '1',
  REDOCLY_TELEMETRY: 'off',
  REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
  NO_UPDATE_NOTIFIER: '1',
};

/** The environment of every child: the project's own Node 24 and tools come first on the path. */
export function childEnvironment(extra = {}) {
  return {
    ...process.env,
    ...QUIET_TOOLS,
    ...extra,
    [pathKey]: `${localBin}${path.delimiter}${process.env[pathKey] ?? ''}`,
  };
}

/**
 * An argument as cmd.exe must be given it. On Windows the tools of node_modules/.bin are batch files, which run in a shell only, and
 * Node hands a shell its arguments as they are.
 *
 * @param {string} argument
 */
export function quoteForCmd(argument) {
  if (/^[\w@=:.,/\\+-]+$/.test(argument)) return argument;
  // Backslashes count only before a quote, where each has to be doubled.
  const escaped = argument.replace(/(\\*)"/g, '$1$1\\"').replace(/(\\+)$/, '$1$1');
  return `"${escaped}"`;
}

function start(command, args, { cwd = root, env, stdio }) {
  const options = { cwd, env: childEnvironment(env), stdio };
  if (!isWindows) return spawn(command, args, options);
  return spawn(command, args.map(quoteForCmd), { ...options, shell: true });
}

/**
 * Runs a program with our terminal, passing our signals on, until it ends.
 *
 * @returns {Promise<number>} its exit code; 128 + signal number when a signal ended it, as shells count
 */
export function runForeground(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = start(command, args, { ...options, stdio: 'inherit' });
    const forward = (signal) => child.kill(signal);
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, forward);
    const done = () => {
      for (const signal of signals) process.off(signal, forward);
    };
    child.on('error', (error) => {
      done();
      reject(error);
    });
    child.on('close', (code, signal) => {
      done();
      resolve(code ?? 128 + (constants.signals[signal] ?? 0));
    });
  });
}

/**
 * Runs a program and keeps what it prints, both streams in the order of arrival.
 *
 * @param {{ onLine?: (line: string) => void }} options `onLine` gets each line as soon as it is there
 * @returns {Promise<{code: number, output: string}>}
 */
export function runCaptured(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = start(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => chunks.push(chunk));
      if (options.onLine) createInterface({ input: stream }).on('line', options.onLine);
    }
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString('utf8') }));
  });
}
