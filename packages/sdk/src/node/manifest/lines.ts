import type { TaskReference } from '../../internal/task-state.js';

/** One line of the file. */
export type ManifestLine =
  /** A request that may be charged is about to be sent. */
  | { readonly key: string; readonly event: 'send'; readonly content?: string | undefined }
  /** The caller has taken the result. */
  | { readonly key: string; readonly event: 'done' }
  /** With `id`: that task has failed. Without: a request was certainly not carried out. */
  | { readonly key: string; readonly event: 'fail'; readonly id?: number | undefined }
  | TaskLine;

/** A task that an input has created. */
export interface TaskLine {
  readonly key: string;
  readonly event: 'task';
  readonly task: TaskReference;
  /** The call that created it, so that each of several calls finds its own task again. */
  readonly of: string;
  /** The place of that call among those of its input, from 1, in the order in which they began. */
  readonly nth: number;
}

/** What the lines of one input add up to. */
export interface Entry {
  /** Tasks that the input created and that are not known to have failed. */
  readonly tasks: readonly TaskLine[];
  /** Requests that may have been charged: those sent, less those that were certainly not carried out. */
  readonly sent: number;
  /** How many of them have created a task. */
  readonly created: number;
  readonly done: boolean;
}

const EMPTY: Entry = { tasks: [], sent: 0, created: 0, done: false };

/** The inputs of a manifest, by their names in the file. */
export class Entries {
  readonly #entries = new Map<string, Entry>();
  /** The input for which each content was sent. */
  readonly #byContent = new Map<string, string>();

  get(key: string): Entry {
    return this.#entries.get(key) ?? EMPTY;
  }

  /** The input for which this content was sent, if it may have been charged. */
  keyOf(content: string): string | undefined {
    const key = this.#byContent.get(content);
    return key !== undefined && this.get(key).sent > 0 ? key : undefined;
  }

  /** Notes the content of an input: a run without `dedupe` does not record it. */
  know(key: string, content: string): void {
    if (this.get(key).sent > 0 && this.keyOf(content) === undefined) this.#byContent.set(content, key);
  }

  /** How many inputs are in memory. */
  get size(): number {
    return this.#entries.size;
  }

  /** Whether an input may continue the tasks of another one, because the contents of some are known. */
  get hasContents(): boolean {
    return this.#byContent.size > 0;
  }

  /** Forgets an input that this run will not ask for again, so that a long batch does not fill the memory. The file keeps it. */
  forget(key: string): void {
    this.#entries.delete(key);
  }

  apply(line: ManifestLine): void {
    const { key } = line;
    const entry = this.get(key);
    this.#entries.set(key, next(entry, line));
    if (line.event === 'send' && line.content !== undefined) this.know(key, line.content);
  }
}

function next(entry: Entry, line: ManifestLine): Entry {
  switch (line.event) {
    case 'send':
      return { ...entry, sent: entry.sent + 1 };
    case 'done':
      return { ...entry, done: true };
    case 'task': {
      // A task that is listed twice was created once.
      if (entry.tasks.some(({ task }) => task.id === line.task.id)) return entry;
      return { ...entry, tasks: [...entry.tasks, line], created: entry.created + 1 };
    }
    case 'fail':
      return line.id === undefined
        ? { ...entry, sent: Math.max(entry.created, entry.sent - 1) }
        : { ...entry, tasks: entry.tasks.filter(({ task }) => task.id !== line.id) };
  }
}

/** A line that a crash may have cut off: the beginning of one, or the zeros that some file systems leave. */
const TORN = /^\0*$|^\{("(k(e(y("(:.*)?)?)?)?)?)?$/s;

/**
 * Reads one line of the file.
 * @returns `undefined` for an empty line and for one that a crash has cut off.
 * @throws Error that says what is wrong with the line. A damaged line is not skipped, because it may record a payment.
 */
export function parseLine(text: string): ManifestLine | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    if (TORN.test(text.trim())) return undefined;
    throw new Error('it is not JSON');
  }
  const line = (value ?? {}) as { [Name in 'key' | 'event' | 'of' | 'nth' | 'id' | 'content' | 'task']?: unknown };
  const { key, event, of, nth, id, content } = line;
  const task = (line.task ?? {}) as { id?: unknown; modelKey?: unknown };
  const isId = (id: unknown) => Number.isSafeInteger(id);
  const isText = (text: unknown) => text === undefined || typeof text === 'string';
  if (typeof key !== 'string') throw new Error('it has no "key"');
  if (event === 'done') return { key, event };
  if (event === 'send' && isText(content)) return { key, event, content: content as string | undefined };
  if (event === 'fail' && (id === undefined || isId(id))) return { key, event, id: id as number | undefined };
  if (event === 'task' && isId(task.id) && isText(task.modelKey) && typeof of === 'string' && isId(nth)) {
    return { key, event, task: task as TaskReference, of, nth: nth as number };
  }
  throw new Error(
    ['send', 'fail', 'task'].includes(event as string)
      ? `a field of its event "${event}" is missing or of the wrong type`
      : 'its "event" is not one of send, task, fail, done',
  );
}
