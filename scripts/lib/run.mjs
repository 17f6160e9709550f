import { spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The root of the checkout. */
export const root = fileURLToPath(new URL('../../', import.meta.url)).replace(/[\\/]$/, '');

const isWindows = process.platform === 'win32';
const localBin = path.join(root, 'node_modules', '.bin');
const pathKey = Object.keys(process.env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';

/** Keeps V8's compiled code of the modules that a root script loads, for the next run. */
export const compileCache = path.join(root, '.kit', 'compile-cache');

/** Turns off the tools' telemetry and update checks, because a build must not need the network. */
const QUIET_TOOLS = {
  TURBO_TELEMETRY_DISABLED: '1',
  TURBO_NO_UPDATE_NOTIFIER: '1',
  DO_NOT_TRACK: '1',
  REDOCLY_TELEMETRY: 'off',
  REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
  NO_UPDATE_NOTIFIER: '1',
};

/** The environment of every child process. The project's Node 24 and tools come first on the path. */
export function childEnvironment(extra = {}) {
  return {
    ...process.env,
    ...QUIET_TOOLS,
    ...extra,
    [pathKey]: `${localBin}${path.delimiter}${process.env[pathKey] ?? ''}`,
  };
}

/**
 * Quotes an argument for cmd.exe. On Windows the tools in node_modules/.bin are batch files, which need a shell, and Node passes
 * arguments to a shell unquoted.
 *
 * @param {string} argument
 */
export function quoteForCmd(argument) {
  if (/^[\w@=:.,/\\+-]+$/.test(argument)) return argument;
  // A backslash is special only before a quote, where it must be doubled.
  const escaped = argument.replace(/(\\*)"/g, '$1$1\\"').replace(/(\\+)$/, '$1$1');
  return `"${escaped}"`;
}

function start(command, args, { cwd = root, env, stdio }) {
  const options = { cwd, env: childEnvironment(env), stdio };
  if (!isWindows) return spawn(command, args, options);
  return spawn(command, args.map(quoteForCmd), { ...options, shell: true });
}

/**
 * Runs a program in this terminal until it ends, and passes signals on to it.
 *
 * @returns {Promise<number>} its exit code, or 128 + the signal number if a signal ended it, as in shells
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

/** Whether this process runs on the project's own Node. Under npm it does, once the packages are installed. */
export function hasProjectNode() {
  try {
    return realpathSync(process.execPath) === realpathSync(path.join(localBin, 'node'));
  } catch {
    return false;
  }
}

/**
 * Runs a Node program in this process, in the root of the checkout.
 *
 * @param {string[]} words the path of the program, and its arguments
 * @returns {Promise<number>} its exit code, once its module has been evaluated. A server goes on running
 */
export async function runHere([file, ...args]) {
  process.argv.splice(1, process.argv.length, file, ...args);
  process.chdir(root);
  Object.assign(process.env, childEnvironment(), { NODE_COMPILE_CACHE: compileCache });
  await import(pathToFileURL(file).href);
  return Number(process.exitCode ?? 0);
}

/**
 * Runs a program and collects its output, stdout and stderr in the order of arrival.
 *
 * @param {{ onLine?: (line: string) => void }} options `onLine` receives each line as soon as it is printed
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
