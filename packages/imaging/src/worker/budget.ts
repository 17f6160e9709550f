/**
 * Limits how many pixels are in work at the same time, so that many large uploads do not exhaust the memory. Work starts in the
 * order of arrival. A picture above the whole budget runs alone.
 */
export class PixelBudget {
  readonly #most: number;
  #used = 0;
  readonly #waiting: { pixels: number; start: () => void }[] = [];

  /** @param most most pixels in work at the same time. */
  constructor(most: number) {
    this.#most = most;
  }

  /** Waits until there is room for this many decoded pixels, then runs the work. */
  async use<T>(pixels: number, work: () => Promise<T>): Promise<T> {
    const share = Math.min(pixels, this.#most);
    if (this.#waiting.length > 0 || this.#used + share > this.#most) {
      await new Promise<void>((start) => this.#waiting.push({ pixels: share, start }));
    } else {
      this.#used += share;
    }
    try {
      return await work();
    } finally {
      this.#used -= share;
      this.#startNext();
    }
  }

  #startNext(): void {
    for (let first = this.#waiting[0]; first && this.#used + first.pixels <= this.#most; first = this.#waiting[0]) {
      this.#waiting.shift();
      this.#used += first.pixels;
      first.start();
    }
  }
}
