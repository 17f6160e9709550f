import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Koukoutu } from '@koukoutu/sdk/node';
import { writeWhole } from '../files/write-file.js';

/** What the manifest says about requests that cost credits. */
interface Requests {
  /** Requests that were certainly carried out. */
  readonly known: number;
  /** Requests that an earlier run sent, which was interrupted before the response. */
  readonly unknown: number;
  /** Tasks whose results have not been written yet. */
  readonly open: number;
  /** Tasks that failed: whether they were charged is not known. */
  readonly failed: number;
}

/** The credits at a moment when no request was under way. */
interface Baseline extends Requests {
  readonly credits: number;
}

/** Credits can be fractions. */
const TOLERANCE = 1e-6;

/**
 * Finds out whether requests with an unknown outcome were charged. If the account has lost exactly what the known requests
 * cost, the others were not charged and may be sent again.
 */
export class Balance {
  readonly #koukoutu: Koukoutu;
  readonly #manifest: string;
  #baseline: Baseline | undefined;

  private constructor(koukoutu: Koukoutu, manifest: string) {
    this.#koukoutu = koukoutu;
    this.#manifest = manifest;
  }

  /**
   * Asks for the credits before anything is sent, and stores them next to the manifest while nothing is under way.
   * @throws AuthenticationError if the API refuses the key. Other failures only mean that nothing can be concluded later.
   */
  static async open(koukoutu: Koukoutu, manifest: string): Promise<Balance> {
    const balance = new Balance(koukoutu, manifest);
    const file = path.join(path.dirname(manifest), 'balance.json');
    const requests = await readRequests(manifest);
    if (requests.unknown > 0 || requests.open > 0) {
      balance.#baseline = await readBaseline(file);
      return balance;
    }
    const credits = await balance.creditsLeft();
    if (credits !== undefined) {
      balance.#baseline = { ...requests, credits };
      await writeWhole(file, Buffer.from(JSON.stringify(balance.#baseline)));
    }
    return balance;
  }

  /** @returns `undefined` if the API does not tell. */
  async creditsLeft(): Promise<number | undefined> {
    try {
      const { credits, vipCredits } = await this.#koukoutu.credits({ timeout: 10_000, maxRetries: 1 });
      return credits + vipCredits;
    } catch (error) {
      if ((error as Error).name === 'AuthenticationError') throw error;
      return undefined;
    }
  }

  /**
   * @param price - Estimated credits of one request.
   * @returns Whether none of the unknown requests was charged. Also `false` if that cannot be told: other programs use
   *   the account, a task failed, or the estimate is not what the account really pays.
   */
  async unknownWereFree(price: number | undefined): Promise<boolean> {
    const baseline = this.#baseline;
    const requests = await readRequests(this.#manifest);
    if (!baseline || !price || requests.open > 0 || requests.failed !== baseline.failed) return false;
    const known = requests.known - baseline.known;
    // If the price is wrong, many unknown requests could make up the difference. A few cannot.
    if (requests.unknown > known / 2) return false;
    const left = await this.creditsLeft();
    return left !== undefined && Math.abs(baseline.credits - left - known * price) < TOLERANCE;
  }
}

async function readBaseline(file: string): Promise<Baseline | undefined> {
  try {
    const value = JSON.parse(await readFile(file, 'utf8')) as Partial<Record<keyof Baseline, unknown>>;
    const numbers = [value.credits, value.known, value.unknown, value.open, value.failed];
    return numbers.every((number) => typeof number === 'number') ? (value as Baseline) : undefined;
  } catch {
    return undefined;
  }
}

/** Counts what the lines of a manifest say. */
async function readRequests(manifest: string): Promise<Requests> {
  const text = await readFile(manifest, 'utf8').catch(() => '');
  const inputs = new Map<string, { sent: number; tasks: Set<number>; created: number; done: boolean }>();
  let failed = 0;
  for (const line of text.split('\n')) {
    const event = parse(line);
    if (!event) continue;
    const input = inputs.get(event.key) ?? { sent: 0, tasks: new Set(), created: 0, done: false };
    inputs.set(event.key, input);
    if (event.event === 'send') input.sent += 1;
    else if (event.event === 'done') input.done = true;
    else if (event.event === 'task') {
      input.created += 1;
      if (event.task?.id !== undefined) input.tasks.add(event.task.id);
    } else if (event.id === undefined) input.sent -= 1;
    else {
      input.tasks.delete(event.id);
      failed += 1;
    }
  }
  let known = 0;
  let unknown = 0;
  let open = 0;
  for (const { sent, tasks, created, done } of inputs.values()) {
    const lost = done ? 0 : Math.max(0, sent - created);
    unknown += lost;
    known += sent - lost;
    if (!done) open += tasks.size;
  }
  return { known, unknown, open, failed };
}

interface Line {
  readonly key: string;
  readonly event: string;
  readonly id?: number;
  readonly task?: { readonly id?: number };
}

function parse(line: string): Line | undefined {
  try {
    const value = JSON.parse(line) as Line | null;
    return typeof value?.key === 'string' && typeof value.event === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}
