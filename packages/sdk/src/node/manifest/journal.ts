import type { Stats } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { ManifestError } from './error.js';
import { Entries, type ManifestLine, parseLine } from './lines.js';
import { acquireLock, type Lock } from './lock.js';

interface Waiting {
  readonly line: ManifestLine;
  resolve(): void;
  reject(error: ManifestError): void;
}

/** Synchronous calls, which take microseconds here. In the background each would cost several times as much. */
type Disk = Pick<typeof import('node:fs'), 'statSync' | 'writeSync'>;

const textOf = (line: ManifestLine): string => `${JSON.stringify(line)}\n`;

/**
 * The file of a manifest, locked and open for appending. Its permissions stay as they are, because it is never replaced.
 * A line that cannot be written is kept, and written with the next line or when the file is closed.
 */
export class Journal {
  /** The state of all inputs according to the lines, including lines that are still to be written. */
  readonly entries: Entries;
  readonly path: string;
  readonly #handle: FileHandle;
  readonly #own: Pick<Stats, 'ino' | 'dev'>;
  readonly #disk: Disk;
  readonly #lock: Lock;
  /** Bytes of whole lines in the file. */
  #size: number;
  /** Whether the file ends in the middle of a line. The next line must then start with a line break. */
  #torn: boolean;
  /** Lines that could not be written. */
  #kept: string[] = [];
  /** Lines that are to be written. */
  readonly #waiting: Waiting[] = [];
  #writing: Promise<void> | undefined;

  private constructor(
    path: string,
    handle: FileHandle,
    own: Stats,
    disk: Disk,
    lock: Lock,
    text: string,
    size: number,
  ) {
    this.path = path;
    this.#handle = handle;
    this.#own = own;
    this.#disk = disk;
    this.#lock = lock;
    this.#size = size;
    this.#torn = text !== '' && !text.endsWith('\n');
    this.entries = readEntries(path, text);
  }

  /**
   * @param file - A path, or a `file:` URL. Created if it does not exist.
   * @throws ManifestError if another process uses the file, it cannot be read or written, or is not a manifest.
   */
  static async open(file: string | URL): Promise<Journal> {
    const [disk, { open, readFile, realpath, stat }, { fileURLToPath }] = await Promise.all([
      import('node:fs'),
      import('node:fs/promises'),
      import('node:url'),
    ]);
    const given = typeof file === 'string' ? file : fileURLToPath(file);
    let handle: FileHandle | undefined;
    let lock: Lock | undefined;
    try {
      // Opening a named pipe would wait forever, and a folder has no lines.
      const found = await stat(given).catch(() => undefined);
      if (found && !found.isFile()) throw new ManifestError(given, 'it is not a regular file.');
      handle = await open(given, 'a');
      lock = await acquireLock(await realpath(given));
      const bytes = await readFile(given);
      return new Journal(given, handle, await handle.stat(), disk, lock, bytes.toString('utf8'), bytes.length);
    } catch (error) {
      await lock?.release();
      await handle?.close();
      if (error instanceof ManifestError) throw error;
      throw new ManifestError(given, `cannot be opened: ${(error as Error).message}`, { cause: error });
    }
  }

  /**
   * Appends a line, and waits until it is on the disk. If it cannot be written, it is kept for later if it is about something that
   * has happened. If it is about a request that is about to be sent, it is dropped, because the request will not be sent.
   *
   * Lines that arrive while others are being written are written together after them, and wait for the disk only once.
   * @throws ManifestError if the line cannot be written.
   */
  write(line: ManifestLine): Promise<void> {
    this.entries.apply(line);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ line, resolve, reject });
      this.#writing ??= this.#writeAll();
    });
  }

  async #writeAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      const group = this.#waiting.splice(0);
      let isInFile = false;
      try {
        await this.#append([...this.#kept, ...group.map(({ line }) => textOf(line))]);
        this.#kept = [];
        isInFile = true;
        await this.#handle.datasync();
        for (const { resolve } of group) resolve();
      } catch (error) {
        for (const { line, reject } of group) {
          if (line.event === 'send') {
            const undo: ManifestLine = { key: line.key, event: 'fail' };
            this.entries.apply(undo);
            if (isInFile) this.#kept.push(textOf(undo));
          } else if (!isInFile) this.#kept.push(textOf(line));
          reject(this.#unwritten(line, error as Error));
        }
      }
    }
    // Must happen without a pause after the loop found no more lines, or a line that arrives in between would wait forever.
    this.#writing = undefined;
  }

  /**
   * Makes sure that the next run will find what was written.
   * @throws ManifestError if the file was replaced, removed or truncated, or another process has taken over its lock.
   */
  check(): void {
    const { ino, dev } = this.#own;
    const found = this.#disk.statSync(this.path, { throwIfNoEntry: false });
    const what =
      found?.ino !== ino || found.dev !== dev
        ? 'it was replaced or removed while the batch was running'
        : found.size < this.#size
          ? 'it was truncated while the batch was running'
          : this.#lock.isHeld()
            ? undefined
            : 'its lock was removed or taken over by another process';
    if (what) throw new ManifestError(this.path, `${what}. Nothing more is sent: it might be paid for twice.`);
  }

  /** @throws ManifestError with the lines that could not be written, if there are any. */
  async close(): Promise<void> {
    await this.#writing;
    try {
      if (this.#kept.length > 0) {
        await this.#append(this.#kept);
        await this.#handle.datasync();
      }
    } catch (error) {
      const words = `${(error as Error).message}. These lines are missing; append them before the next run:\n${this.#kept.join('')}`;
      throw new ManifestError(this.path, words, { cause: error });
    } finally {
      await this.#handle.close();
      await this.#lock.release();
    }
  }

  async #append(lines: readonly string[]): Promise<void> {
    const bytes = new TextEncoder().encode((this.#torn ? '\n' : '') + lines.join(''));
    try {
      // The system takes a few hundred bytes at once; the wait is for the disk, which datasync does in the background.
      for (let at = 0; at < bytes.length; ) at += this.#disk.writeSync(this.#handle.fd, bytes, at);
      this.#size += bytes.length;
      this.#torn = false;
    } catch (error) {
      // A part may have been written, even the whole line without its line break. It must not count as written.
      this.#torn = await this.#handle.truncate(this.#size).then(
        () => this.#torn,
        () => true,
      );
      throw error;
    }
  }

  #unwritten(line: ManifestLine, error: Error): ManifestError {
    const { key } = line;
    const cannot = `cannot be written: ${error.message}.`;
    if (line.event === 'task') {
      const { id } = line.task;
      const words = `${cannot} Task ${id} of "${key}" was created and is charged; tasks.resume(${id}) continues it.`;
      return new ManifestError(this.path, words, { key, taskId: id, charged: 'yes', mayHaveRun: true, cause: error });
    }
    const words =
      line.event === 'send'
        ? `Nothing was sent for "${key}".`
        : `"${key}" is finished, but the next run may not know it.`;
    return new ManifestError(this.path, `${cannot} ${words}`, { key, cause: error });
  }
}

function readEntries(path: string, text: string): Entries {
  const entries = new Entries();
  // Editors may add a byte order mark and change the line ends.
  for (const [at, part] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    try {
      const line = parseLine(part);
      if (line) entries.apply(line);
    } catch (error) {
      throw new ManifestError(
        path,
        `line ${at + 1} is not a line of a manifest: ${(error as Error).message}: ${part.slice(0, 80)}. Mend or delete ` +
          'the line, or use another file. Nothing was sent.',
      );
    }
  }
  return entries;
}
