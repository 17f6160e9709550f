import { LIMITS, sizeText } from '../reading/limits.js';

/** The memory that the bodies of a run may still take. */
export class BodyBudget {
  #left: number = LIMITS.run;

  /** Takes this many bytes; returns false if fewer are left. */
  take(bytes: number): boolean {
    if (bytes > this.#left) return false;
    this.#left -= bytes;
    return true;
  }

  /** Gives bytes back that are no longer kept. */
  give(bytes: number): void {
    this.#left += bytes;
  }
}

/**
 * The body of one response while it arrives. It grows in steps, so that many small chunks do not take much more memory
 * than their bytes.
 */
export class BodyBuffer {
  readonly #budget: BodyBudget;
  #bytes = Buffer.alloc(0);
  #length = 0;

  constructor(budget: BodyBudget) {
    this.#budget = budget;
  }

  get length(): number {
    return this.#length;
  }

  /** Adds a chunk. Returns why it does not fit, or undefined. */
  add(chunk: Buffer): string | undefined {
    const length = this.#length + chunk.length;
    if (length > LIMITS.body) return `The body has more than ${sizeText(LIMITS.body)}; reading stopped there`;
    if (!this.#budget.take(chunk.length)) {
      return `The bodies of this run together have more than ${sizeText(LIMITS.run)}; reading stopped there`;
    }
    if (length > this.#bytes.length) {
      const larger = Buffer.alloc(Math.max(length, Math.min(LIMITS.body, this.#bytes.length * 2)));
      this.#bytes.copy(larger, 0, 0, this.#length);
      this.#bytes = larger;
    }
    chunk.copy(this.#bytes, this.#length);
    this.#length = length;
    return undefined;
  }

  /** Forgets everything, and gives the bytes back to the budget. */
  drop(): void {
    this.#budget.give(this.#length);
    this.#bytes = Buffer.alloc(0);
    this.#length = 0;
  }

  bytes(): Uint8Array {
    return new Uint8Array(this.#bytes.subarray(0, this.#length));
  }
}
