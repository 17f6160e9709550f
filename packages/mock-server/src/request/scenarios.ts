import type { Exchange } from '../exchange/exchange.js';
import type { Faults } from '../faults/engine.js';

/** The request's `X-Mock-Scenario` header names a scenario that does not exist. */
export class UnknownScenario extends Error {
  override readonly name = 'UnknownScenario';
}

const NONE: readonly string[] = [];

/**
 * The scenarios that a request asks for with `X-Mock-Scenario`.
 *
 * @throws UnknownScenario if there is none of that name
 */
export function requestedScenarios(exchange: Exchange, faults: Faults): readonly string[] {
  const header = exchange.headers['x-mock-scenario'];
  if (header === undefined) return NONE;
  const names = header
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  try {
    for (const name of names) faults.require(name);
  } catch (error) {
    throw new UnknownScenario(`Failed to apply X-Mock-Scenario. ${(error as Error).message}`);
  }
  return names;
}
