import type { AsyncLocalStorage } from 'node:async_hooks';
import type { FileHandle } from 'node:fs/promises';
import type { Manifest, ManifestSession } from '../batch/batch.js';
import type { AmbientTask } from '../core/core.js';
import { AmbiguousSubmitError, KoukoutuError } from '../core/errors.js';
import type { TaskReference } from '../tasks/state.js';

/** One line of the file. */
type ManifestLine =
  | { readonly key: string; readonly event: 'send' | 'done' }
  | { readonly key: string; readonly event: 'fail'; readonly id?: number | undefined }
  | { readonly key: string; readonly event: 'task'; readonly task: TaskReference };

/** What the lines of one input come to. */
interface Entry {
  /** Tasks that the input created, in order. */
  tasks: TaskReference[];
  /** Whether a request that costs left, and nobody wrote down what became of it. */
  unknown: boolean;
  done: boolean;
}

/** How a manifest file behaves. */
export interface ManifestFileOptions {
  /**
   * Runs an input again of which nobody knows whether it was carried out: its request was sent, and the process ended
   * before an answer came. It may be paid for twice. Default: `false`, such an input yields an AmbiguousSubmitError.
   */
  readonly repeatUnknown?: boolean | undefined;
  /** Names an input in the file. Default: its text, path or file name, else its place. */
  readonly key?: ((input: unknown, index: number) => string) | undefined;
}

/** Who is running. One for all manifests, so that batches may run side by side. */
let shared: AsyncLocalStorage<AmbientTask> | undefined;

/**
 * A manifest in a file of JSON lines, for `batch`: run the same batch again after a crash, an abort or a break, and it
 * goes on where it was. Finished inputs are skipped, tasks that were created are continued by their ids, and nothing is
 * paid for twice. It is meant for one batch at a time. Inside it `removeBackground` runs as a task, unless told otherwise.
 * @param path - The file, created where it is not there, or a `file:` URL.
 */
export function manifestFile(path: string | URL, options: ManifestFileOptions = {}): Manifest {
  return { open: () => openManifest(path, options) };
}

async function openManifest(
  file: string | URL,
  { repeatUnknown = false, key: keyOf = defaultKey }: ManifestFileOptions,
): Promise<ManifestSession> {
  // Loaded when they are used: they would be most of this entry's start-up time.
  const [{ AsyncLocalStorage }, { open, readFile }] = await Promise.all([
    import('node:async_hooks'),
    import('node:fs/promises'),
  ]);
  shared ??= new AsyncLocalStorage();
  const running = shared;
  const entries = new Map<string, Entry>();
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  for (const line of text.split('\n')) {
    const known = parse(line);
    if (known) apply(entries, known);
  }
  const handle = await open(file, 'a');
  // A crash may have cut the last line off: it must not swallow the next.
  if (text !== '' && !text.endsWith('\n')) await handle.write('\n');
  /** How often a name has come up, so that equal inputs have names of their own. */
  const seen = new Map<string, number>();
  const names = new Map<number, string>();
  let writing: Promise<unknown> = Promise.resolve();
  const write = (line: ManifestLine): Promise<void> => {
    const written = writing.then(() => append(handle, line));
    writing = written.catch(() => {});
    apply(entries, line);
    return written;
  };

  return {
    ambient: () => running.getStore(),
    finish: (index) => write({ key: names.get(index) ?? '', event: 'done' }),
    async close() {
      await writing;
      await handle.close();
    },
    run({ index, input }, signal, run) {
      const plain = keyOf(input, index);
      const times = (seen.get(plain) ?? 0) + 1;
      seen.set(plain, times);
      const key = times === 1 ? plain : `${plain} (${times})`;
      names.set(index, key);
      const entry = entries.get(key);
      if (entry?.done) return undefined;
      if (entry?.unknown && !repeatUnknown) {
        return Promise.reject(
          new AmbiguousSubmitError(
            `batch: an earlier run sent "${key}" and ended before the answer came. It may have been carried out and ` +
              'charged. To run it again, pass repeatUnknown to manifestFile().',
            { operation: 'batch', mayHaveRun: true },
          ),
        );
      }
      const earlier = [...(entry?.tasks ?? [])];
      const ambient: AmbientTask = {
        signal,
        onSend: () => write({ key, event: 'send' }),
        onTask: (task) => write({ key, event: 'task', task }),
        resume: (modelKey) => (earlier[0]?.modelKey === modelKey ? earlier.shift() : undefined),
      };
      return running.run(ambient, async () => {
        try {
          const result = await run();
          // A result that came with the answer itself can be got only once.
          if (entries.get(key)?.unknown) await write({ key, event: 'done' });
          return result;
        } catch (error) {
          // What may have run stays as it stands in the file, to be continued or asked about; so do tasks that came
          // to an end when something else failed later, since their results can still be had.
          if (error instanceof KoukoutuError && !error.mayHaveRun)
            await write({ key, event: 'fail', id: error.taskId });
          throw error;
        }
      });
    },
  };
}

async function append(handle: FileHandle, line: ManifestLine): Promise<void> {
  await handle.write(`${JSON.stringify(line)}\n`);
  await handle.datasync();
}

function parse(line: string): ManifestLine | undefined {
  try {
    const value = JSON.parse(line) as Partial<ManifestLine>;
    return typeof value.key === 'string' ? (value as ManifestLine) : undefined;
  } catch {
    return undefined; // cut off by a crash, or empty
  }
}

function apply(entries: Map<string, Entry>, line: ManifestLine): void {
  const entry = entries.get(line.key) ?? { tasks: [], unknown: false, done: false };
  entries.set(line.key, entry);
  entry.unknown = line.event === 'send';
  if (line.event === 'task') entry.tasks.push(line.task);
  if (line.event === 'fail') entry.tasks = entry.tasks.filter(({ id }) => id !== line.id);
  if (line.event === 'done') entry.done = true;
}

/** A name that is the same in the next run. */
function defaultKey(input: unknown, index: number): string {
  if (typeof input === 'string' && !input.startsWith('data:')) return input;
  if (input instanceof URL) return input.href;
  const { path, name, size, lastModified } = (input ?? {}) as {
    path?: unknown;
    name?: unknown;
    size?: unknown;
    lastModified?: unknown;
  };
  if (typeof path === 'string') return path;
  if (typeof name === 'string') return `${name}:${size}:${lastModified}`;
  return `#${index}`;
}
