/**
 * Lets work on pictures run side by side only as long as it fits a number of pixels, so that many large uploads at once
 * wait for each other instead of taking the memory. First come, first served; a picture above the whole budget runs alone.
 */
export class PixelBudget {
  readonly #most: number;
  #used = 0;
  readonly #waiting: { pixels: number; start: () => void }[] = [];

  /** @param most pixels that are worked on at a time. */
  constructor(most: number) {
    this.#most = most;
  }

  /** Runs work that holds this many decoded pixels, when there is room for it. */
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
