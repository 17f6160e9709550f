import type { Stage } from '../model/case.js';
import type { Exchange } from '../model/exchange.js';
import { apiKeyOf, plainRequest } from '../requests/request.js';
import { limit } from '../spec/operations.js';
import type { Options } from './expect-picture.js';
import { JSON_SUCCESS } from './expectations.js';

/** The price of a picture according to the spec. */
export function priceOf(operationId: string, options: Options): number {
  return (
    limit(operationId === 'createSync' ? 'syncPictureCredits' : 'taskPictureCredits') +
    (options.output_format === 'png' ? limit('pngExtraCredits') : 0)
  );
}

/** Reads the credits of the account. */
export async function credits(stage: Stage, name: string): Promise<Exchange> {
  return stage.send({ name, request: plainRequest('getCredits', apiKeyOf(stage)), expectation: JSON_SUCCESS });
}

/**
 * Reads the credits before and after an action, and hands the cost to the checks.
 *
 * @param action in words, at the start of a sentence
 * @param price what it should cost
 * @param act returns the exchange that a finding points at; without one, nothing is observed
 * @returns the exchange that read the credits afterwards
 */
export async function observeCost(
  stage: Stage,
  action: string,
  price: number,
  act: () => Promise<Exchange | undefined>,
): Promise<Exchange> {
  const before = await credits(stage, 'credits-before');
  const exchange = await act();
  const after = await credits(stage, 'credits-after');
  if (exchange) stage.observe({ kind: 'credits', action, before, after, price, exchange });
  return after;
}
