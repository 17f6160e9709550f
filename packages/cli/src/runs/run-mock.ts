import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import path from 'node:path';
import { CommandError, EXIT, type ExitCode } from '../model/exit-codes.js';
import type { Terminal } from '../terminal/terminal.js';

const PACKAGE = '@koukoutu/mock-server';

/** Starts the mock in this terminal, with its own options. */
export async function runMock(args: readonly string[], { texts }: Terminal): Promise<ExitCode> {
  const command = findMock();
  if (command === undefined) throw new CommandError(texts.mock.notInstalled(PACKAGE), EXIT.someFailed);
  const child = spawn(process.execPath, [command, ...args], { stdio: 'inherit' });
  // The terminal sends Ctrl-C to the mock itself, which then ends.
  const forward = (signal: NodeJS.Signals) => void child.kill(signal);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, forward);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve((code ?? 128 + (signal ? constants.signals[signal] : 0)) as ExitCode));
  });
}

/** Looks in the user's current folder first, then next to this package. */
function findMock(): string | undefined {
  for (const base of [path.join(process.cwd(), 'package.json'), import.meta.url]) {
    try {
      const manifest = createRequire(base).resolve(`${PACKAGE}/package.json`);
      const { bin } = createRequire(base)(manifest) as { bin: Record<string, string> };
      const [file] = Object.values(bin);
      if (file !== undefined) return path.join(path.dirname(manifest), file);
    } catch {
      // Not found there.
    }
  }
  return undefined;
}
