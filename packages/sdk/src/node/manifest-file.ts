import type { AsyncLocalStorage } from 'node:async_hooks';
import type { Manifest, ManifestSession } from '../batch/batch.js';
import type { AmbientTask } from '../http/ambient.js';
import { AmbiguousSubmitError, type KoukoutuError } from '../http/errors.js';
import type { TaskReference } from '../internal/task-state.js';

/** One line of the file. */
type ManifestLine =
  | { readonly key: string; readonly event: 'send' | 'done' }
  | { readonly key: string; readonly event: 'fail'; readonly id?: number | undefined }
  | TaskLine;

/** A task that an input has created. */
interface TaskLine {
  readonly key: string;
  readonly event: 'task';
  readonly task: TaskReference;
  /** What it was created of, so that each of several calls finds its own again. */
  readonly of: string;
}

/** What the lines of one input come to. */
interface Entry {
  /** Tasks that the input created and that are not known to have failed. */
  tasks: TaskLine[];
  /** Requests that cost and left, but for those that surely were not carried out. */
  sent: number;
  /** Those of them that have brought a task. */
  created: number;
  done: boolean;
}

/** How a manifest file behaves. */
export interface ManifestFileOptions {
  /**
   * Runs an input again of which nobody knows whether it was carried out: its request was sent, and the process ended
   * before its result was taken. It may be paid for twice. Default: `false`, such an input yields an AmbiguousSubmitError.
   */
  readonly repeatUnknown?: boolean | undefined;
  /** Names an input in the file. Default: its text or number, path, or file name and size, else its place. */
  readonly key?: ((input: unknown, index: number) => string) | undefined;
}

/** Who is running. One for all manifests of the process, of the ESM and the CJS build, so that batches may run side by side. */
const RUNNING = Symbol.for('@koukoutu/sdk/running');

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
  const home = globalThis as { [RUNNING]?: AsyncLocalStorage<AmbientTask> };
  home[RUNNING] ??= new AsyncLocalStorage();
  const running = home[RUNNING];
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
  // A crash or a full disk may have cut the last line off: it must not swallow the next.
  let torn = text !== '' && !text.endsWith('\n');
  /** The names that have come up, so that equal inputs have names of their own. */
  const seen = new Set<string>();
  const names = new Map<number, string>();
  let writing: Promise<unknown> = Promise.resolve();
  const write = (line: ManifestLine): Promise<void> => {
    const written = writing.then(async () => {
      const before = torn ? '\n' : '';
      torn = true;
      await handle.appendFile(`${before}${JSON.stringify(line)}\n`);
      torn = false;
      await handle.datasync();
    });
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
      // A number of plain JavaScript's too: as one it would be written, but not known again.
      const plain = String(keyOf(input, index));
      let key = plain;
      for (let times = 2; seen.has(key); times++) key = `${plain} (${times})`;
      seen.add(key);
      names.set(index, key);
      const entry = entries.get(key);
      if (entry?.done) return undefined;
      let unknown = entry ? entry.sent - entry.created : 0;
      if (unknown > 0 && !repeatUnknown) {
        return Promise.reject(
          new AmbiguousSubmitError(
            `batch: an earlier run sent "${key}" and ended before its result was taken. It may have been carried out ` +
              'and charged. To run it again, pass repeatUnknown to manifestFile().',
            { operation: 'batch', mayHaveRun: true },
          ),
        );
      }
      for (; unknown > 0; unknown--) void write({ key, event: 'fail' }).catch(() => {});
      const begun: string[] = [];
      const ambient: AmbientTask = {
        signal,
        async onSend() {
          await write({ key, event: 'send' });
          return () => write({ key, event: 'fail' });
        },
        task(modelKey, image, fields) {
          const what = JSON.stringify([modelKey, fields, describe(image)]);
          // Those that look alike are told apart by the order in which they begin, not by that of their tasks.
          const of = `${what} ${begun.filter((each) => each === what).length + 1}`;
          begun.push(what);
          const line = entries.get(key)?.tasks.find((each) => each.of === of);
          return { known: line?.task, onTask: (task) => write({ key, event: 'task', task, of }) };
        },
      };
      return running.run(ambient, async () => {
        try {
          return await run();
        } catch (error) {
          // A task that may still run is continued the next time; so are those that came to an end when something else
          // failed later, since their results can still be had.
          const id = ended(error);
          if (id !== undefined) await write({ key, event: 'fail', id });
          throw error;
        }
      });
    },
  };
}

/** The task that an error says has ended without a result. By name, since a client of the other build has other classes. */
function ended(error: unknown): number | undefined {
  const { name, taskId, mayHaveRun } = (error ?? {}) as Partial<KoukoutuError>;
  return (name === 'TaskFailedError' || name === 'NotFoundError') && !mayHaveRun ? taskId : undefined;
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
  const entry = entries.get(line.key) ?? { tasks: [], sent: 0, created: 0, done: false };
  entries.set(line.key, entry);
  if (line.event === 'send') entry.sent += 1;
  if (line.event === 'done') entry.done = true;
  if (line.event === 'task') {
    entry.tasks.push(line);
    entry.created += 1;
  }
  if (line.event === 'fail') {
    // What failed was a task, or else the request for one.
    if (line.id === undefined) entry.sent -= 1;
    entry.tasks = entry.tasks.filter(({ task }) => task.id !== line.id);
  }
}

/** What a picture is called, without what changes from run to run, such as the signature of a link. */
function describe(image: unknown): unknown {
  if (typeof image === 'string' || image instanceof URL) {
    const text = String(image);
    return /^data:/i.test(text) ? text.length : text.replace(/[?#].*$/s, '');
  }
  const { path, name, size, byteLength, taskId } = (image ?? {}) as Record<string, unknown>;
  return taskId ?? path ?? [name, size ?? byteLength];
}

/** A name that is the same in the next run. */
function defaultKey(input: unknown, index: number): string {
  if (typeof input === 'string' && !input.startsWith('data:')) return input;
  if (input instanceof URL) return input.href;
  if (typeof input === 'number' || typeof input === 'bigint') return String(input);
  const { path, name, size } = (input ?? {}) as { path?: unknown; name?: unknown; size?: unknown };
  if (typeof path === 'string') return path;
  // Without the time: a File that was made in memory is as old as the run.
  if (typeof name === 'string') return `${name}:${size}`;
  return `#${index}`;
}
