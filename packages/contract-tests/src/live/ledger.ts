import { readFile, rename, writeFile } from 'node:fs/promises';
import { isNode } from '../spec/documents.js';

/** A ledger that cannot be read: without it nobody knows what was spent, so nothing more may be. */
export class LedgerError extends Error {
  override readonly name = 'LedgerError';
}

/** One entry: a case that was about to cost something. */
interface Entry {
  readonly at: string;
  readonly caseId: string;
  readonly credits: number;
}

/**
 * Counts what live runs may spend and have spent, in a file, across runs. A case is entered before it is sent: if the
 * program dies in between, too much is counted, never too little.
 */
export class Ledger {
  readonly #file: string;
  readonly #budget: number;
  readonly #entries: Entry[];

  private constructor(file: string, budget: number, entries: Entry[]) {
    this.#file = file;
    this.#budget = budget;
    this.#entries = entries;
  }

  /**
   * Opens the ledger, which may not exist yet.
   *
   * @param file the ledger's file
   * @param budget most credits that may be spent in all runs together
   * @throws LedgerError when the file is there and cannot be read
   */
  static async open(file: string, budget: number): Promise<Ledger> {
    let text: string;
    try {
      text = await readFile(file, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new Ledger(file, budget, []);
      throw new LedgerError(`the ledger ${file} cannot be read: ${(error as Error).message}`);
    }
    const entries = parse(text);
    if (!entries) throw new LedgerError(`the ledger ${file} is damaged; mend or remove it, knowing what was spent`);
    return new Ledger(file, budget, entries);
  }

  /** Credits spent so far, in all runs. */
  get spent(): number {
    return this.#entries.reduce((sum, { credits }) => sum + credits, 0);
  }

  /** Credits that may still be spent. */
  get left(): number {
    return Math.max(0, this.#budget - this.spent);
  }

  /** Enters what a case is about to cost; false, and nothing entered, when that is more than what is left. */
  async spend(caseId: string, credits: number): Promise<boolean> {
    if (credits > this.left) return false;
    if (credits === 0) return true;
    this.#entries.push({ at: new Date().toISOString(), caseId, credits });
    const next = `${this.#file}.next`;
    await writeFile(next, `${JSON.stringify({ entries: this.#entries }, undefined, 2)}\n`);
    await rename(next, this.#file);
    return true;
  }
}

function parse(text: string): Entry[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const entries = isNode(value) ? value.entries : undefined;
    if (!Array.isArray(entries)) return undefined;
    return entries.every((entry) => isNode(entry) && typeof entry.credits === 'number')
      ? (entries as Entry[])
      : undefined;
  } catch {
    return undefined;
  }
}
