import { type ChildProcess, spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll } from 'vitest';
import { temporaryFolder } from './temporary.js';

/** A program that runs a batch over `picture-0`, `picture-1` and so on, prints how it went, and says `ready` when it runs. */
const PROGRAM = `
import { Koukoutu, manifestFile } from './sdk.mjs';
const { url, manifest, count, hang, png } = JSON.parse(process.argv[2]);
const koukoutu = new Koukoutu({ apiKey: 'kkt-test', baseUrl: url, pollInterval: 1, logLevel: 'off' });
const inputs = Array.from({ length: count }, (_, at) => 'picture-' + at);
const errors = [];
const run = koukoutu.batch(inputs, async () => {
  console.log('ready');
  if (hang) await new Promise((resolve) => setTimeout(resolve, 1e8));
  return koukoutu.removeBackground(Buffer.from(png, 'base64'));
}, { manifest: manifestFile(manifest) });
try {
  for await (const { error } of run) if (error) errors.push({ name: error.name, message: error.message });
} catch (error) {
  errors.push({ ...error.toJSON?.(), name: error.name, message: error.message });
}
console.log(JSON.stringify({ progress: run.progress, errors }));
`;

/** What a batch process runs. */
export interface BatchProcessOptions {
  readonly url: string;
  readonly manifest: string;
  readonly count: number;
  readonly png: Uint8Array;
  /** Holds the manifest, sends nothing, and never ends by itself. */
  readonly hang?: boolean;
}

/** How a batch process ended. */
export interface BatchProcessResult {
  readonly progress: { done: number; failed: number; skipped: number };
  readonly errors: { name: string; message: string; owner?: unknown; path?: string }[];
}

/** A batch in a process of its own. */
export interface BatchProcess {
  readonly child: ChildProcess;
  readonly pid: number;
  /** Resolves when the first input runs. */
  readonly ready: Promise<void>;
  /** \`undefined\` if it was killed. */
  readonly result: Promise<BatchProcessResult | undefined>;
  /** Kills it as a power cut would, and waits until it is gone. */
  kill(): Promise<void>;
}

let program: Promise<string> | undefined;
const children = new Set<ChildProcess>();
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
});

/** The SDK of the sources, as a module that Node runs, in a folder of its own. */
export async function buildSdk(): Promise<string> {
  const folder = await temporaryFolder();
  await build({
    entryPoints: [join(import.meta.dirname, '../../src/node.ts')],
    outfile: join(folder, 'sdk.mjs'),
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
  });
  return folder;
}

/** The program, beside the SDK. */
async function writeProgram(): Promise<string> {
  const file = join(await buildSdk(), 'program.mjs');
  await writeFile(file, PROGRAM);
  return file;
}

/** @param limit - Bytes that it may write to one file, in steps of 1024: a disk that is full from there on. */
export async function startBatch(options: BatchProcessOptions, limit?: number): Promise<BatchProcess> {
  program ??= writeProgram();
  const given = JSON.stringify({ ...options, png: Buffer.from(options.png).toString('base64') });
  const command = [process.execPath, await program, given];
  const child =
    limit === undefined
      ? spawn(command[0] as string, command.slice(1))
      : spawn('bash', ['-c', `ulimit -f ${limit / 1024}; exec "$@"`, 'bash', ...command]);
  children.add(child);
  let output = '';
  let becomeReady: () => void = () => {};
  const ready = new Promise<void>((resolve) => {
    becomeReady = resolve;
  });
  child.stdout.on('data', (text) => {
    output += text;
    if (output.includes('ready\n')) becomeReady();
  });
  child.stderr.pipe(process.stderr);
  const result = new Promise<BatchProcessResult | undefined>((resolve) => {
    child.on('close', () => {
      children.delete(child);
      becomeReady();
      const last = output.trim().split('\n').at(-1) ?? '';
      resolve(last.startsWith('{') ? JSON.parse(last) : undefined);
    });
  });
  return {
    child,
    pid: child.pid ?? 0,
    ready,
    result,
    async kill() {
      child.kill('SIGKILL');
      await result;
    },
  };
}
