import { appendFile, readFile } from 'node:fs/promises';
import path from 'node:path';

/** A result that was written. */
export interface ResultRecord {
  /** The input, by its `sourceId`. */
  readonly source: string;
  /** Identifies the bytes of the input. */
  readonly content: string;
  /** What was asked for, by its `jobId`. */
  readonly job: string;
  /** Path of the result; relative to the log inside the file, absolute outside. */
  readonly file: string;
  /** The task that made it: its result can be fetched again without paying. */
  readonly taskId?: number | undefined;
}

/**
 * Records which results were written where, as lines of JSON. With it, a later run finds a result whose name cannot be
 * predicted, fetches a deleted one again, and copies the result of an equal picture.
 */
export class ResultsLog {
  readonly #file: string;
  readonly #bySource = new Map<string, ResultRecord>();
  readonly #byContent = new Map<string, ResultRecord>();
  readonly #byFile = new Map<string, ResultRecord>();

  private constructor(file: string) {
    this.#file = file;
  }

  /** Opens the log; a line that a crash has cut off is skipped. */
  static async open(file: string): Promise<ResultsLog> {
    const log = new ResultsLog(file);
    const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return '';
      throw error;
    });
    for (const line of text.split('\n')) {
      const record = parse(line);
      if (record) log.#keep({ ...record, file: path.resolve(path.dirname(file), record.file) });
    }
    return log;
  }

  bySource(source: string, job: string): ResultRecord | undefined {
    return this.#bySource.get(`${source} ${job}`);
  }

  byContent(content: string, job: string): ResultRecord | undefined {
    return this.#byContent.get(`${content} ${job}`);
  }

  /** @returns The record of a result file; `undefined` if this log does not know the file. */
  byFile(file: string): ResultRecord | undefined {
    return this.#byFile.get(file);
  }

  async add(record: ResultRecord): Promise<void> {
    this.#keep(record);
    const line = { ...record, file: path.relative(path.dirname(this.#file), record.file) };
    // The line break comes first: a line that a crash has cut off does not swallow this one.
    await appendFile(this.#file, `\n${JSON.stringify(line)}`);
  }

  #keep(record: ResultRecord): void {
    this.#bySource.set(`${record.source} ${record.job}`, record);
    this.#byContent.set(`${record.content} ${record.job}`, record);
    this.#byFile.set(record.file, record);
  }
}

function parse(line: string): ResultRecord | undefined {
  try {
    const value = JSON.parse(line) as Partial<ResultRecord> | null;
    const texts = [value?.source, value?.content, value?.job, value?.file];
    return texts.every((text) => typeof text === 'string') ? (value as ResultRecord) : undefined;
  } catch {
    return undefined;
  }
}
