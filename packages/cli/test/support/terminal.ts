import { setTimeout as sleep } from 'node:timers/promises';
import pty from '@lydell/node-pty';
import xterm from '@xterm/headless';
import { onTestFinished } from 'vitest';
import { type Bench, COMMAND } from './bench.js';

/** The command in a terminal: what it draws is what a person would see. */
export interface TerminalRun {
  /** Everything on the screen and above it, without colours. */
  screen(): string;
  /** Every byte that was written. */
  raw(): string;
  type(keys: string): void;
  /** Resolves when the screen shows the text. */
  shows(text: string): Promise<void>;
  readonly ended: Promise<number>;
}

export function runInTerminal(
  { folder, env }: Bench,
  args: readonly string[],
  more: NodeJS.ProcessEnv = {},
  columns = 80,
): TerminalRun {
  const screen = new xterm.Terminal({ cols: columns, rows: 24, scrollback: 1000, allowProposedApi: true });
  const run = pty.spawn(process.execPath, [COMMAND, ...args], {
    cols: columns,
    rows: 24,
    cwd: folder,
    env: { ...env, TERM: 'xterm-256color', ...more } as Record<string, string>,
  });
  onTestFinished(() => run.kill('SIGKILL'));
  let raw = '';
  const listeners = new Set<() => void>();
  run.onData((data) => {
    raw += data;
    screen.write(data, () => {
      for (const listener of listeners) listener();
    });
  });
  const text = () => {
    const { buffer } = screen;
    const lines = Array.from({ length: buffer.active.length }, (_, at) =>
      buffer.active.getLine(at)?.translateToString(true),
    );
    return lines.join('\n').trimEnd();
  };
  // The last output may come after the end of the process, and the screen takes it later still.
  const settled = async (): Promise<void> => {
    for (let seen = -1; seen !== raw.length; await sleep(100)) seen = raw.length;
    await new Promise<void>((resolve) => screen.write('', resolve));
  };
  const exited = new Promise<number>((resolve) => run.onExit(({ exitCode }) => resolve(exitCode)));
  const ended = exited.then(async (exitCode) => {
    await settled();
    return exitCode;
  });
  return {
    screen: text,
    raw: () => raw,
    type: (keys) => run.write(keys),
    ended,
    shows: (wanted) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (text().includes(wanted)) resolve();
        };
        listeners.add(look);
        void ended.then(() => setTimeout(() => reject(new Error(`Never shown: "${wanted}"\n${text()}`)), 200));
        look();
      }),
  };
}
