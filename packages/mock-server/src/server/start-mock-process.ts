import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** Options of {@link startMockProcess}. All are optional. */
export interface MockProcessOptions {
  /** The API key of an account on the cut-out hosts. Default `kkt-mock-key`. */
  apiKey?: string;
  /** The API key of an account for the third-party models. Default `sk-mock-key`. */
  modelsApiKey?: string;
  /** How many times faster than the real service tasks run. Default 1. */
  speed?: number;
  /** The port to listen on. Default 0, which chooses a free port. */
  port?: number;
  /** More arguments of the `koukoutu-mock` command, for instance `['--scenario', 'storm']`. */
  args?: readonly string[];
  /** Options for Node itself, in front of the command, for instance `['--inspect']`. */
  nodeArgs?: readonly string[];
  /** The path of another build of the command. Default: the command of this package. */
  command?: string;
  /**
   * The environment of the process. Default: the environment of this process. `MALLOC_ARENA_MAX`, `MALLOC_MMAP_THRESHOLD_` and
   * `MALLOC_TRIM_THRESHOLD_` are added unless they are set, so that glibc returns the memory that the mock has freed.
   */
  env?: NodeJS.ProcessEnv;
  /**
   * Starts the process in a separate process group, which Ctrl-C in a terminal does not reach. You must then call `stop()` yourself.
   * Default false.
   */
  detached?: boolean;
  /** Called with each line of the request log. Without it, the mock logs nothing. */
  onLog?: (line: string) => void;
  /** Called with each line about something other than a request, such as a failed TLS handshake. */
  onNotice?: (line: string) => void;
  /** If it is aborted before the mock listens, the process is ended and the returned promise rejects with the reason. */
  signal?: AbortSignal;
  /** How long the process may take until it listens, in milliseconds. Default 30 000. */
  timeout?: number;
}

/** A mock server in its own process. */
export interface MockProcess {
  /** Base URL without a slash at the end, for the SDK's `baseUrl`: the hosts are served under `/sync`, `/async`, `/apis` and `/files`. */
  readonly url: string;
  readonly port: number;
  /** The file with the certificate that programs must trust. Undefined without `--tls` and `--proxy`. */
  readonly caFile: string | undefined;
  /** The Node process of the mock. */
  readonly child: ChildProcess;
  /** Stops the mock and waits until its process has ended. Calling it twice is harmless. */
  stop(): Promise<void>;
}

/** The command that ships with the package. */
const COMMAND = fileURLToPath(new URL('./cli.js', import.meta.url));
/**
 * Keeps glibc from holding memory that the mock has freed. Other systems ignore the variables.
 *
 * Each thread has a separate arena, of which glibc returns little: two of them are enough. After the first large block was freed, glibc
 * also takes the next ones, such as pixels, from the arenas, where they leave holes. With a fixed threshold, a large block goes back to
 * the system at once. After 24,000 bad requests this makes 102 MB instead of 142 MB, at the same CPU time.
 */
const RETURN_MEMORY = {
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: '131072',
  MALLOC_TRIM_THRESHOLD_: '131072',
};

/** How long a process that was asked to stop may take before it is killed, in milliseconds. */
const STOP_TIMEOUT_MS = 10_000;
/** Characters of the process's output in an error message. */
const OUTPUT_KEPT = 4000;

/** What the command sends to the process that started it, once it listens. */
export interface ReadyMessage {
  readonly type: 'koukoutu-mock-ready';
  readonly url: string;
  readonly port: number;
  readonly caFile?: string;
}

/**
 * Starts the mock as a separate process and waits until it listens. The process ends when `stop()` is called, and also when
 * this process ends for any reason.
 *
 * Use it if the mock must not share an event loop with the code under test, or if that code is another program.
 * Otherwise `createMockServer` is simpler and starts faster.
 *
 * @example
 * const mock = await startMockProcess({ speed: 20 });
 * const koukoutu = new Koukoutu({ apiKey: 'kkt-mock-key', baseUrl: mock.url });
 * …
 * await mock.stop();
 *
 * @throws Error if the process ends before it listens, or does not listen within `timeout`. The message contains its output
 */
export async function startMockProcess(options: MockProcessOptions = {}): Promise<MockProcess> {
  const { signal, timeout = 30_000, detached = false, command = COMMAND } = options;
  signal?.throwIfAborted();
  const child = spawn(process.execPath, [...(options.nodeArgs ?? []), command, ...argumentsOf(options)], {
    // Through the channel, the mock learns that this process has ended, and this process learns where the mock listens.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...RETURN_MEMORY, ...(options.env ?? process.env) },
    detached,
    windowsHide: true,
  });
  const ended = once(child, 'close').catch(() => {});
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    const isOver = await Promise.race([ended.then(() => true), setTimeout(STOP_TIMEOUT_MS, false, { ref: false })]);
    if (!isOver) child.kill('SIGKILL');
    await ended;
  };

  const output: string[] = [];
  for (const [stream, listener] of [
    [child.stdout, options.onLog],
    [child.stderr, options.onNotice],
  ] as const) {
    if (!stream) continue;
    createInterface(stream).on('line', (line) => {
      output.push(line);
      if (output.length > 100) output.shift();
      listener?.(line);
    });
  }
  const printed = () => (output.length > 0 ? ` It printed:\n${output.join('\n').slice(-OUTPUT_KEPT)}` : '');

  const timer = new AbortController();
  try {
    const { url, port, caFile } = await Promise.race([
      listening(child, printed),
      tooLate(timeout, timer.signal, printed),
      aborted(signal, timer.signal),
    ]);
    return { url, port, caFile, child, stop };
  } catch (error) {
    await stop();
    throw error;
  } finally {
    timer.abort();
    child.on('error', () => {}); // such as a signal that could not be sent
    child.channel?.unref();
  }
}

/** Waits for the message that the command listens. Rejects if the process ends first. */
function listening(child: ChildProcess, printed: () => string): Promise<ReadyMessage> {
  return new Promise((resolve, reject) => {
    child.on('message', (message) => isReady(message) && resolve(message));
    child.once('close', (code, killedBy) => {
      reject(new Error(`Failed to start the mock: its process ended with ${killedBy ?? `code ${code}`}.${printed()}`));
    });
    child.once('error', (error) => reject(new Error(`Failed to start the mock: ${error.message}`, { cause: error })));
  });
}

async function tooLate(timeout: number, over: AbortSignal, printed: () => string): Promise<never> {
  await setTimeout(timeout, undefined, { signal: over });
  throw new Error(`Failed to start the mock: it did not listen within ${timeout} ms.${printed()}`);
}

function aborted(signal: AbortSignal | undefined, over: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true, signal: over });
  });
}

function argumentsOf({ apiKey, modelsApiKey, speed, port = 0, args = [], onLog }: MockProcessOptions): string[] {
  const option = (name: string, value: string | number | undefined) =>
    value === undefined ? [] : [name, String(value)];
  return [
    ...option('--port', port),
    ...option('--api-key', apiKey),
    ...option('--models-api-key', modelsApiKey),
    ...option('--speed', speed),
    ...(onLog || args.some((arg) => arg.startsWith('--log')) ? [] : ['--log', 'none']),
    ...args,
  ];
}

function isReady(message: unknown): message is ReadyMessage {
  return typeof message === 'object' && message !== null && 'type' in message && message.type === 'koukoutu-mock-ready';
}
