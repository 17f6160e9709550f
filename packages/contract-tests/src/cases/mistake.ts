import type { HeaderLine, WireRequest } from '../model/exchange.js';

/** A mistake in a request, and the codes that may refuse it. */
export interface Mistake {
  readonly name: string;
  readonly because: string;
  readonly codes: readonly number[];
  request(key: readonly HeaderLine[], link: string): Promise<WireRequest>;
}
