#!/usr/bin/env node
import { BUILT_IN_SCENARIOS } from '../faults/scenarios.js';
import { createMockServer, type MockServer } from '../server/create-mock-server.js';
import type { ReadyMessage } from '../server/start-mock-process.js';
import { DEFAULT_API_KEY, DEFAULT_MODELS_API_KEY } from '../service/options.js';
import type { CommandOptions } from './config-file.js';
import { createLog } from './log.js';
import { readCommand, UsageError } from './options.js';
import { USAGE } from './usage.js';
import { limitYoungGeneration } from './young-generation.js';

const fail = (message: string, code: number): never => {
  process.stderr.write(`koukoutu-mock: ${message}\n`);
  process.exit(code);
};

async function main(): Promise<void> {
  const command = await readCommand(process.argv.slice(2)).catch((error: unknown) => {
    if (error instanceof UsageError) return fail(`${error.message} See koukoutu-mock --help.`, 2);
    throw error;
  });
  if ('print' in command) return print(command.print);
  const { run: options } = command;

  limitYoungGeneration();
  // The program that reads the log may end. That must not end the mock.
  process.stdout.on('error', () => {});
  const server = await createMockServer({ ...options, onNotice }).catch((error: NodeJS.ErrnoException) =>
    fail(describe(error, options), 1),
  );
  const { log } = options;
  if (log !== 'none') server.mock.control.journal.subscribe(createLog(log, (line) => process.stdout.write(line)));
  const ready = readyLine(server, options);
  // With JSON, every line is JSON.
  process.stdout.write(`${options.log === 'json' ? JSON.stringify({ ready, url: server.url }) : ready}\n`);
  await printTrust(server, options);
  stopOnSignal(server);
  tellParent(server);
}

async function print(what: 'help' | 'version' | 'scenarios'): Promise<void> {
  if (what === 'help') process.stdout.write(USAGE);
  else if (what === 'version') process.stdout.write(`${(await import('../../package.json')).default.version}\n`);
  else
    for (const { name, description } of BUILT_IN_SCENARIOS) process.stdout.write(`${name.padEnd(24)}${description}\n`);
}

/** The line that reports that the mock is ready. It shows only the default keys, which are not secret. */
function readyLine(server: MockServer, options: CommandOptions): string {
  const has = (gateway: string) => options.accounts?.some((account) => (account.gateway ?? 'matting') === gateway);
  const keys = [
    has('matting') ? 'API key as given' : `API key ${DEFAULT_API_KEY}`,
    has('models') ? 'models key as given' : `models key ${DEFAULT_MODELS_API_KEY}`,
  ];
  return `koukoutu-mock ready on ${server.url} (paths /sync /async /apis /files; ${keys.join('; ')})`;
}

/** Prints a notice on stderr, so that it does not come between the lines of the log. */
function onNotice(line: string): void {
  process.stderr.write(`koukoutu-mock: ${line}\n`);
}

/** Prints the settings that programs need to use the proxy or to trust the certificate. With a JSON log, stdout holds JSON only. */
async function printTrust({ url, caFile }: MockServer, { proxy, log }: CommandOptions): Promise<void> {
  if (caFile === undefined) return;
  const { formatSettings, proxySettings, usualShell } = await import('../proxy/settings.js');
  const text = proxy
    ? `\n${formatSettings(proxySettings({ proxyUrl: url, certificateFile: caFile }), usualShell(process.platform))}\n\n`
    : `Programs must trust ${caFile}\n`;
  (log === 'json' ? process.stderr : process.stdout).write(text);
}

function describe(error: NodeJS.ErrnoException, options: CommandOptions): string {
  switch (error.code) {
    case 'EADDRINUSE':
      return `Port ${options.port} on ${options.host} is in use. Choose another with --port, or 0 for a free one.`;
    case 'EACCES':
      return `Port ${options.port} may not be opened by this user. Choose one above 1023 with --port.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `This computer has no address ${options.host}. Choose another with --host.`;
    default:
      return error.message;
  }
}

/** Tells the process that started this one with `startMockProcess`, if one did, where the mock listens. */
function tellParent({ url, port, caFile }: MockServer): void {
  const ready: ReadyMessage = {
    type: 'koukoutu-mock-ready',
    url,
    port,
    ...(caFile === undefined ? {} : { caFile }),
  };
  process.send?.(ready);
}

function stopOnSignal(server: MockServer): void {
  let isStopping = false;
  const stop = () => {
    // A second signal stops the mock without waiting.
    if (isStopping) process.exit(1);
    isStopping = true;
    server.close().then(
      () => process.exit(0),
      (error: Error) => fail(error.message, 1),
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  // The process that started this one has ended, so nobody else would stop the mock.
  process.on('disconnect', stop);
}

await main();
