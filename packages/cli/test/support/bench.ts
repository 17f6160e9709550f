import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type MockProcess, startMockProcess } from '@koukoutu/mock-server/node';
import sharp from 'sharp';
import { afterAll, beforeAll, onTestFinished } from 'vitest';

/** The built command, as users run it. */
export const COMMAND = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

/** What a command printed and returned. */
export interface Finished {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  readonly bytes: Buffer;
}

/** A command that runs. */
export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Finished>;
  /** Resolves when standard output and error together have printed the text. */
  printed(text: string): Promise<void>;
}

/** An account of its own on the mock, and a folder of its own on the disk. */
export interface Bench {
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  run(args: readonly string[], options?: RunOptions): Promise<Finished>;
  start(args: readonly string[], options?: RunOptions): Running;
  /** Credits that the account has lost. */
  spent(): Promise<number>;
  /** Writes different small pictures into a folder. @returns Their names. */
  pictures(folder: string, count: number): Promise<string[]>;
  file(...parts: string[]): string;
  /** A request to the mock's control API. */
  control(method: string, route: string, body?: object): Promise<unknown>;
}

export interface RunOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly input?: Uint8Array | string;
  readonly cwd?: string;
}

const CREDITS = 10_000;
let mock: MockProcess;
let benches = 0;

/** Starts one mock for the tests of a file. @param speed - How many times faster than life its tasks run. */
export function useMock(speed = 40): void {
  beforeAll(async () => {
    mock = await startMockProcess({ speed });
  });
  afterAll(() => mock.stop());
}

export async function createBench({ credits = CREDITS } = {}): Promise<Bench> {
  const folder = await mkdtemp(path.join(tmpdir(), 'koukoutu cli '));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  benches += 1;
  const key = `cli-test-key-${process.pid}-${benches}`;
  const control = async (method: string, route: string, body?: object): Promise<unknown> => {
    const response = await fetch(`${mock.url}/__mock${route}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${route}: ${response.status} ${await response.text()}`);
    return response.status === 204 ? undefined : response.json();
  };
  await control('POST', '/accounts', { key, credits });
  const env = {
    PATH: process.env.PATH,
    HOME: folder,
    XDG_CONFIG_HOME: path.join(folder, 'config'),
    LANG: 'en_US.UTF-8',
    KOUKOUTU_BASE_URL: mock.url,
    KOUKOUTU_API_KEY: key,
    KOUKOUTU_MODELS_API_KEY: 'sk-mock-key',
  };
  const start = (args: readonly string[], { env: more, input, cwd = folder }: RunOptions = {}): Running => {
    const child = spawn(process.execPath, [COMMAND, ...args], { cwd, env: { ...env, ...more }, stdio: 'pipe' });
    onTestFinished(() => void child.kill('SIGKILL'));
    const chunks: Buffer[] = [];
    let err = '';
    let all = '';
    const listeners = new Set<() => void>();
    const hear = (chunk: Buffer) => {
      all += chunk;
      for (const listener of listeners) listener();
    };
    child.stdout.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      hear(chunk);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk;
      hear(chunk);
    });
    if (input !== undefined) child.stdin.end(input);
    else child.stdin.end();
    const ended = new Promise<Finished>((resolve) =>
      child.on('close', (code) => {
        const bytes = Buffer.concat(chunks);
        resolve({ code, out: bytes.toString('utf8'), err, bytes });
      }),
    );
    const printed = (text: string) =>
      new Promise<void>((resolve, reject) => {
        const look = () => {
          if (all.includes(text)) resolve();
        };
        listeners.add(look);
        void ended.then(() => reject(new Error(`The command ended before it printed "${text}":\n${all}`)));
        look();
      });
    return { child, ended, printed };
  };
  return {
    folder,
    env,
    control,
    start,
    run: (args, options) => start(args, options).ended,
    file: (...parts) => path.join(folder, ...parts),
    async spent() {
      const response = await fetch(`${mock.url}/async/v1/score`, { headers: { 'x-api-key': key } });
      const { data } = (await response.json()) as { data: { credits: number } };
      return credits - data.credits;
    },
    async pictures(name, count) {
      await mkdir(path.join(folder, name), { recursive: true });
      const names = Array.from({ length: count }, (_, index) => `picture ${index + 1}.png`);
      await Promise.all(names.map((each, index) => writePicture(path.join(folder, name, each), index)));
      return names;
    },
  };
}

/** A picture of a disc on a coloured ground; each seed gives another one. */
export async function makePicture(seed: number): Promise<Buffer> {
  const ground = { r: (seed * 47) % 256, g: (seed * 91) % 256, b: 255 - ((seed * 13) % 200) };
  const disc = Buffer.from(
    `<svg width="96" height="96"><circle cx="${40 + (seed % 17)}" cy="48" r="28" fill="#a33"/></svg>`,
  );
  return sharp({ create: { width: 96, height: 96, channels: 3, background: ground } })
    .composite([{ input: disc }])
    .png()
    .toBuffer();
}

async function writePicture(file: string, seed: number): Promise<void> {
  await writeFile(file, await makePicture(seed));
}

/** The lines of `--json`. */
export const jsonLines = (text: string): Record<string, unknown>[] =>
  text
    .trim()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
