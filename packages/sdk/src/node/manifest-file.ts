import type { AsyncLocalStorage } from 'node:async_hooks';
import type { Manifest, ManifestSession } from '../batch/manifest.js';
import type { AmbientTask } from '../http/ambient.js';
import { AmbiguousSubmitError, type KoukoutuError } from '../http/errors.js';
import { ManifestError } from './manifest/error.js';
import { Journal } from './manifest/journal.js';
import type { Entry, TaskLine } from './manifest/lines.js';
import { NameSet } from './manifest/name-set.js';
import { defaultKey, describeCall, withoutImage } from './manifest/names.js';

/** How a manifest file behaves. */
export interface ManifestFileOptions {
  /**
   * Runs an input again although it is not known whether an earlier run has paid for it: its request was sent, and that run
   * ended before its result was taken. It may be charged twice. Default: `false`; such an input yields an
   * AmbiguousSubmitError.
   */
  readonly repeatUnknown?: boolean | undefined;
  /**
   * Names an input in the file. The name must be the same in the next run. Default: its text or number, its path, its file
   * name and size, or else its place in the list.
   */
  readonly key?: ((input: unknown, index: number) => string) | undefined;
}

/** Finds the input that is running. The ESM and the CJS build share one for all manifests, so that batches may run side by side. */
const RUNNING = Symbol.for('@koukoutu/sdk/running');

/**
 * A manifest in a file of JSON lines, for `batch`. Run the same batch again after a crash, an abort or a `break`, and it
 * continues where it stopped: finished inputs are skipped, tasks that were created are continued by their ids, and nothing is
 * paid for twice. Inside such a batch `removeBackground` runs as a task, unless `mode` says otherwise.
 *
 * A file `<path>.lock` keeps a second batch out. The lock of a process that has ended is taken over. Opening throws a
 * {@link ManifestError} if another batch uses the file, or the file cannot be read or written or is not a manifest.
 * @param path - The file, or a `file:` URL. Created if it does not exist.
 */
export function manifestFile(path: string | URL, options: ManifestFileOptions = {}): Manifest {
  return { open: () => openManifest(path, options) };
}

/** An input of this run. */
interface Known {
  /** Its name in the file. */
  readonly key: string;
  /** The input whose tasks it continues: itself, or one of an earlier run with the same content. */
  readonly from: string;
  readonly content: string | undefined;
}

async function openManifest(
  path: string | URL,
  { repeatUnknown = false, key: keyOf = defaultKey }: ManifestFileOptions,
): Promise<ManifestSession> {
  // Loaded on use, because it would take a large part of this entry's start-up time.
  const { AsyncLocalStorage } = await import('node:async_hooks');
  const home = globalThis as { [RUNNING]?: AsyncLocalStorage<AmbientTask> };
  home[RUNNING] ??= new AsyncLocalStorage();
  const running = home[RUNNING];
  const journal = await Journal.open(path);
  const { entries } = journal;
  /** The names that are in use, so that equal inputs get different names. */
  const names = new NameSet();
  const inputs = new Map<number, Known>();
  const knownAt = (index: number): Known => {
    const known = inputs.get(index);
    if (!known) throw new Error(`manifest: input ${index} was not entered`);
    return known;
  };
  /** Nothing more is asked about an input that has ended. Only with its content can another one continue its tasks. */
  const leave = (index: number) => {
    const { key, content } = knownAt(index);
    inputs.delete(index);
    if (content === undefined) entries.forget(key);
  };

  return {
    ambient: () => running.getStore(),
    enter({ index, input, content }) {
      // In plain JavaScript the name may be a number. It would be written as a number and not be recognized again.
      const plain = String(keyOf(input, index));
      let key = plain;
      for (let times = 2; !names.add(key); times++) key = `${plain} (${times})`;
      if (content !== undefined) entries.know(key, content);
      const own = entries.get(key);
      const other = own.sent > 0 || content === undefined ? undefined : entries.keyOf(content);
      const from = other ?? key;
      if (!own.done) inputs.set(index, { key, from, content });
      else if (content === undefined && !entries.hasContents) entries.forget(key);
      return { finished: own.done, duplicate: from !== key };
    },
    async run(index, signal, run) {
      const { key, from, content } = knownAt(index);
      const entry = entries.get(from);
      const unknown = entry.sent - entry.created;
      if (unknown > 0 && (!repeatUnknown || entry.done)) {
        leave(index);
        throw inDoubt(journal.path, key, from, entry);
      }
      for (let each = 0; each < unknown; each++) void journal.write({ key: from, event: 'fail' }).catch(() => {});
      const calls = new Calls(entry.tasks, from !== key);
      /** The request was certainly not carried out. If that cannot be written now, it is written later. */
      const undo = () => journal.write({ key, event: 'fail' }).catch(() => {});
      const ambient: AmbientTask = {
        signal,
        async onSend() {
          await journal.write({ key, event: 'send', content });
          try {
            // After the line was written, because a process that takes over the manifest from now on reads it.
            journal.check();
          } catch (error) {
            await undo();
            throw error;
          }
          return undo;
        },
        task(modelKey, image, fields) {
          const { of, nth, known } = calls.begin(describeCall(modelKey, image, fields));
          return { known: known?.task, onTask: (task) => journal.write({ key, event: 'task', task, of, nth }) };
        },
      };
      return running.run(ambient, async () => {
        try {
          return await run();
        } catch (error) {
          // A task that may still run is continued in the next run. So is one that was done when something else failed
          // later, since its result can still be fetched.
          const id = failedTask(error);
          if (id !== undefined) await journal.write({ key: from, event: 'fail', id }).catch(() => {});
          leave(index);
          throw error;
        }
      });
    },
    async finish(index) {
      await journal.write({ key: knownAt(index).key, event: 'done' });
      leave(index);
    },
    close: () => journal.close(),
  };
}

/** The calls of one input, in the order in which they begin, and the tasks that earlier runs have created for them. */
class Calls {
  readonly #tasks: readonly TaskLine[];
  /** Whether the tasks belong to an input with another name. Then the picture's name does not help to find them. */
  readonly #ofOther: boolean;
  readonly #begun: string[] = [];
  readonly #claimed = new Set<TaskLine>();

  constructor(tasks: readonly TaskLine[], ofOther: boolean) {
    this.#tasks = tasks;
    this.#ofOther = ofOther;
  }

  begin(what: string): { readonly of: string; readonly nth: number; readonly known: TaskLine | undefined } {
    // Calls that look alike are told apart by the order in which they begin, not by that of their tasks.
    const of = `${what} ${this.#begun.filter((each) => each === what).length + 1}`;
    const nth = this.#begun.push(what);
    const known = this.#tasks.find((each) => each.of === of) ?? (this.#ofOther ? this.#alike(of, nth) : undefined);
    if (known) this.#claimed.add(known);
    return { of, nth, known };
  }

  /** The task of the same call on the same content: the one at the same position, or the only one. */
  #alike(of: string, nth: number): TaskLine | undefined {
    const alike = this.#tasks.filter((each) => !this.#claimed.has(each) && withoutImage(each.of) === withoutImage(of));
    return alike.find((each) => each.nth === nth) ?? (alike.length === 1 ? alike[0] : undefined);
  }
}

function inDoubt(path: string, key: string, from: string, { done }: Entry): Error {
  if (done) {
    return new ManifestError(
      path,
      `"${key}" has the same content as "${from}", whose result an earlier run has taken. That result was not a task's, so ` +
        `it cannot be fetched again. Copy it, or run "${key}" without dedupe. Nothing was sent.`,
      { key },
    );
  }
  return new AmbiguousSubmitError(
    `batch: an earlier run sent "${from}" and ended before its result was taken. It may have been carried out and ` +
      'charged. To run it again, pass repeatUnknown to manifestFile().',
    { operation: 'batch', charged: 'maybe', mayHaveRun: true },
  );
}

/** The task that ended without a result, according to an error. Compares names, since the other build has its own classes. */
function failedTask(error: unknown): number | undefined {
  const { name, taskId, charged } = (error ?? {}) as Partial<KoukoutuError>;
  return (name === 'TaskFailedError' || name === 'NotFoundError') && charged === 'no' ? taskId : undefined;
}
