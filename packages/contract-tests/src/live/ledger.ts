import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { exact } from '../model/credits.js';
import { isNode } from '../spec/documents.js';
import { takeLock } from './lock.js';

/** The ledger cannot be used. Without it, nobody knows what was spent, so nothing more may be spent. */
export class LedgerError extends Error {
  override readonly name = 'LedgerError';
}

/** One entry: the price of a case before it runs, or what it cost beyond that. */
interface Entry {
  readonly at: string;
  readonly caseId: string;
  readonly credits: number;
}

/**
 * Counts what live runs have spent and may spend, in a file, across runs. A case is entered before it is sent. If the
 * program dies in between, too much is counted, never too little. Only one run at a time can open it.
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
   * Opens the ledger for this run alone. The file need not exist yet.
   *
   * @param file the ledger's file
   * @param budget most credits that may be spent in all runs together
   * @throws LedgerError if the file cannot be read, or another run has it open
   */
  static async open(file: string, budget: number): Promise<Ledger> {
    let unlock: () => Promise<void>;
    try {
      await mkdir(dirname(file), { recursive: true });
      unlock = await takeLock(`${file}.lock`);
    } catch (error) {
      throw new LedgerError(`The ledger ${file} cannot be used: ${(error as Error).message}`);
    }
    try {
      return new Ledger(file, budget, await readEntries(file), unlock);
    } catch (error) {
      await unlock();
      throw error;
    }
  }

  /**
   * Reads what was spent, without opening the ledger.
   *
   * @throws LedgerError if the file exists and cannot be read
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

  /** Enters the price of a case before it runs. Returns false, and enters nothing, if less is left. */
  async spend(caseId: string, credits: number): Promise<boolean> {
    if (credits > this.left) return false;
    if (credits > 0) await this.enter(caseId, credits);
    return true;
  }

  /** Enters what was already charged, whatever is left. */
  async enter(caseId: string, credits: number): Promise<void> {
    this.#entries.push({ at: new Date().toISOString(), caseId, credits });
    await this.#save();
  }

  /** Removes the last entry of this run for a case that sent nothing. Returns its credits. */
  async takeBack(caseId: string): Promise<number> {
    const index = this.#entries.findLastIndex((entry) => entry.caseId === caseId);
    if (index < this.#earlier.length) return 0;
    const [entry] = this.#entries.splice(index, 1);
    await this.#save();
    return entry?.credits ?? 0;
  }

  /** Closes the ledger, so that the next run can open it. */
  async close(): Promise<void> {
    await this.#unlock();
  }

  async #save(): Promise<void> {
    this.#writing = this.#writing.then(() => this.#write());
    await this.#writing;
  }

  /** Writes to the disk before it returns: no entry may be lost, even if the machine stops. */
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
    throw new LedgerError(`The ledger ${file} cannot be read: ${(error as Error).message}`);
  }
  const entries = parse(text);
  if (!entries)
    throw new LedgerError(`The ledger ${file} is damaged. Repair it, or remove it if you know what was spent`);
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

/** A negative amount would give back credits that are gone. */
function isEntry(entry: unknown): boolean {
  return isNode(entry) && typeof entry.credits === 'number' && Number.isFinite(entry.credits) && entry.credits >= 0;
}

function sum(entries: readonly Entry[]): number {
  return exact(entries.reduce((total, { credits }) => total + credits, 0));
}
