/** Keeps a run below a number of credits. Prices are estimates: the API does not tell what a call cost. */
export class Budget {
  readonly #limit: number;
  #reserved = 0;
  #spent = 0;

  /** @param limit - Credits; `Infinity` for none. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Credits that were spent, as far as prices are known. */
  get spent(): number {
    return this.#spent;
  }

  /** @returns `false` if the price exceeds what is left. Then nothing is reserved. */
  reserve(price: number): boolean {
    if (this.#spent + this.#reserved + price > this.#limit) return false;
    this.#reserved += price;
    return true;
  }

  /** Turns a reservation into spending, or releases it. */
  settle(price: number, charged: boolean): void {
    this.#reserved -= price;
    if (charged) this.#spent += price;
  }
}
