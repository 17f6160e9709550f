import type { HeaderLine, WireRequest } from '../model/exchange.js';

/** A mistake and the code that it must get. */
export interface Mistake {
  readonly name: string;
  readonly because: string;
  readonly codes: readonly number[];
  request(key: readonly HeaderLine[], link: string): Promise<WireRequest>;
}

/** The spec's codes for a bad parameter, and for what is no picture of a kind that is taken. */
export const BAD_PARAMETER = [422];
export const UNSUPPORTED = [415];
