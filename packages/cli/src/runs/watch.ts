import { lstatSync } from 'node:fs';
import path from 'node:path';
import { fileInput, isInside, isTaken } from '../inputs/find.js';
import type { Input } from '../inputs/input.js';

/** A new file counts as complete once its size has not changed for so many milliseconds. */
const SETTLED = 1000;

export interface WatchOptions {
  readonly folders: readonly string[];
  readonly recursive: boolean;
  /** Nothing in this folder is an input. */
  readonly outputFolder: string;
  /** Ends the watching. */
  readonly signal: AbortSignal;
}

/** Yields the pictures in the folders and those that are added, once each is complete. A picture that changes is yielded again. */
export async function* watchFolders({ folders, recursive, outputFolder, signal }: WatchOptions): AsyncGenerator<Input> {
  const { watch } = await import('chokidar');
  const waiting: Input[] = [];
  let wake = () => {};
  const isIgnored = (file: string) => {
    if (folders.includes(file)) return false;
    if (path.basename(file).startsWith('.') || isInside(file, outputFolder)) return true;
    return !isTaken(file) && lstatSync(file, { throwIfNoEntry: false })?.isFile() === true;
  };
  const watcher = watch([...folders], {
    ignored: isIgnored,
    ...(recursive ? {} : { depth: 0 }),
    awaitWriteFinish: { stabilityThreshold: SETTLED, pollInterval: 100 },
  });
  let failure: unknown;
  const add = (file: string) => {
    const base = folders.find((folder) => isInside(file, folder)) ?? path.dirname(file);
    waiting.push(fileInput(file, path.relative(base, path.dirname(file)).split(path.sep).join('/')));
    wake();
  };
  const fail = (error: unknown) => {
    failure = error;
    wake();
  };
  watcher.on('add', add).on('change', add).on('error', fail);
  const stop = () => wake();
  signal.addEventListener('abort', stop);
  try {
    while (!signal.aborted) {
      if (failure !== undefined) throw failure;
      const next = waiting.shift();
      if (next) yield next;
      else
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    }
  } finally {
    signal.removeEventListener('abort', stop);
    await watcher.close();
  }
}
