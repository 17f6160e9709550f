import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { exact } from '../model/credits.js';
import { isNode } from '../spec/documents.js';
import { takeLock } from './lock.js';

/** A ledger that cannot be used: without it nobody knows what was spent, so nothing more may be. */
export class LedgerError extends Error {
  override readonly name = 'LedgerError';
}

/** One entry: a case that was about to cost something, or what it cost beyond that. */
interface Entry {
  readonly at: string;
  readonly caseId: string;
  readonly credits: number;
}

/**
 * Counts what live runs may spend and have spent, in a file, across runs. A case is entered before it is sent: if the
 * program dies in between, too much is counted, never too little. One run at a time has it.
 */
export class Ledger {
  readonly #file: string;
  readonly #budget: number;
  readonly #entries: Entry[];
  readonly #earlier: readonly Entry[];
  readonly #unlock: () => Promise<void>;
  /** Entries are written one after the other, in the order in which they were made. */
  #writing: Promise<void> = Promise.resolve();

  private constructor(file: string, budget: number, entries: Entry[], unlock: () => Promise<void>) {
    this.#file = file;
    this.#budget = budget;
    this.#entries = entries;
    this.#earlier = [...entries];
    this.#unlock = unlock;
  }

  /**
   * Opens the ledger, which may not exist yet, for this run alone.
   *
   * @param file the ledger's file
   * @param budget most credits that may be spent in all runs together
   * @throws LedgerError when the file is there and cannot be read, or another run has it
   */
  static async open(file: string, budget: number): Promise<Ledger> {
    let unlock: () => Promise<void>;
    try {
      await mkdir(dirname(file), { recursive: true });
      unlock = await takeLock(`${file}.lock`);
    } catch (error) {
      throw new LedgerError(`the ledger ${file} cannot be used: ${(error as Error).message}`);
    }
    try {
      return new Ledger(file, budget, await readEntries(file), unlock);
    } catch (error) {
      await unlock();
      throw error;
    }
  }

  /**
   * What a ledger says was spent, without opening it.
   *
   * @throws LedgerError when the file is there and cannot be read
   */
  static async spentIn(file: string): Promise<number> {
    return sum(await readEntries(file));
  }

  /** Credits spent so far, in all runs. */
  get spent(): number {
    return sum(this.#entries);
  }

  /** Credits that this run entered. */
  get spentNow(): number {
    return exact(this.spent - sum(this.#earlier));
  }

  /** Credits that may still be spent. */
  get left(): number {
    return Math.max(0, exact(this.#budget - this.spent));
  }

  /** Enters what a case is about to cost; false, and nothing entered, when that is more than what is left. */
  async spend(caseId: string, credits: number): Promise<boolean> {
    if (credits > this.left) return false;
    if (credits > 0) await this.enter(caseId, credits);
    return true;
  }

  /** Enters what is gone already, whatever is left. */
  async enter(caseId: string, credits: number): Promise<void> {
    this.#entries.push({ at: new Date().toISOString(), caseId, credits });
    await this.#save();
  }

  /** Strikes out what this run entered last for a case of which nothing was sent; tells how much that was. */
  async takeBack(caseId: string): Promise<number> {
    const index = this.#entries.findLastIndex((entry) => entry.caseId === caseId);
    if (index < this.#earlier.length) return 0;
    const [entry] = this.#entries.splice(index, 1);
    await this.#save();
    return entry?.credits ?? 0;
  }

  /** Lets the next run have it. */
  async close(): Promise<void> {
    await this.#unlock();
  }

  async #save(): Promise<void> {
    this.#writing = this.#writing.then(() => this.#write());
    await this.#writing;
  }

  /** On the disk before it counts: also when the machine goes down, no entry may be lost. */
  async #write(): Promise<void> {
    const next = `${this.#file}.next`;
    const handle = await open(next, 'w');
    try {
      await handle.writeFile(`${JSON.stringify({ entries: this.#entries }, undefined, 2)}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(next, this.#file);
  }
}

async function readEntries(file: string): Promise<Entry[]> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw new LedgerError(`the ledger ${file} cannot be read: ${(error as Error).message}`);
  }
  const entries = parse(text);
  if (!entries) throw new LedgerError(`the ledger ${file} is damaged; mend or remove it, knowing what was spent`);
  return entries;
}

function parse(text: string): Entry[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const entries = isNode(value) ? value.entries : undefined;
    if (!Array.isArray(entries)) return undefined;
    return entries.every(isEntry) ? (entries as Entry[]) : undefined;
  } catch {
    return undefined;
  }
}

/** An amount below nothing would give credits back that are gone. */
function isEntry(entry: unknown): boolean {
  return isNode(entry) && typeof entry.credits === 'number' && Number.isFinite(entry.credits) && entry.credits >= 0;
}

function sum(entries: readonly Entry[]): number {
  return exact(entries.reduce((total, { credits }) => total + credits, 0));
}
