import type { HeaderLine, WireRequest } from '../model/exchange.js';

/** A mistake and the code that it must get. */
export interface Mistake {
  readonly name: string;
  readonly because: string;
  readonly codes: readonly number[];
  request(key: readonly HeaderLine[], link: string): Promise<WireRequest>;
}
