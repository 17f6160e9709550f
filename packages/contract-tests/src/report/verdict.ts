import type { Finding } from '../checks/finding.js';
import type { JudgedExchange } from '../model/case.js';
import { outcomeOf } from '../reading/outcome.js';
import type { RunResult } from '../run/run.js';
import { operation } from '../spec/operations.js';

/** The verdicts in words. */
export const VERDICT_TITLES = { 'no-drift': 'No drift', drift: 'Drift', unjudged: 'Could not judge' } as const;

/** What a run comes to, with the exit code of the command. */
export type Verdict =
  | { readonly name: 'no-drift'; readonly exitCode: 0; readonly reason: string }
  | { readonly name: 'drift'; readonly exitCode: 1; readonly reason: string }
  | { readonly name: 'unjudged'; readonly exitCode: 2; readonly reason: string };

/**
 * Decides. Drift counts more than anything that could not be judged; what could not be judged is never a pass.
 *
 * @param result the run
 * @param open its findings without those that the baseline accepts
 */
export function decide(result: RunResult, open: readonly Finding[]): Verdict {
  const unjudged = (reason: string): Verdict => ({ name: 'unjudged', exitCode: 2, reason });
  if (result.unjudged !== undefined) return unjudged(result.unjudged);
  if (
    !result.live &&
    keysRefusedEverywhere(result.exchanges) &&
    open.every((finding) => isByRefusedKey(finding, result))
  ) {
    return unjudged('every host answers 401 to the keys given: are they the right ones for this target?');
  }
  if (open.length > 0) {
    const places = new Set(open.map(({ check }) => check)).size;
    const reason = `${open.length} finding${open.length === 1 ? '' : 's'} of ${places} check${places === 1 ? '' : 's'}`;
    return { name: 'drift', exitCode: 1, reason };
  }
  const held = result.outcomes.filter(({ heldBack }) => heldBack);
  if (held.length > 0) {
    const cases = held.length === 1 ? '1 case was' : `${held.length} cases were`;
    return unjudged(`${cases} not sent: ${held[0]?.skipped}`);
  }
  const broken = result.outcomes.find(({ error }) => error !== undefined);
  if (broken) return unjudged(`the case ${broken.id} could not be carried through: ${broken.error}`);
  const answered = result.exchanges.filter(({ exchange }) => exchange.response !== undefined).length;
  if (answered === 0) return unjudged('no case got an answer');
  return { name: 'no-drift', exitCode: 0, reason: `${answered} exchanges, all as the spec says` };
}

/** What a run with wrong keys finds of itself: what should come through, or be refused for another reason, gets a 401. */
const BY_REFUSED_KEY = [
  'key-accepted',
  'refusal-code',
  'slots-available',
  'sdk-understands',
  'generated-input-answered',
] as const;

function isByRefusedKey({ check, exchangeId }: Finding, { exchanges }: RunResult): boolean {
  const answer = exchanges.find(({ exchange }) => exchange.id === exchangeId)?.exchange.response;
  if (!answer || outcomeOf(answer).code !== 401) return false;
  return BY_REFUSED_KEY.some((name) => name === check);
}

function keysRefusedEverywhere(exchanges: readonly JudgedExchange[]): boolean {
  const keyed = exchanges.filter(
    ({ expectation, exchange }) =>
      expectation.outcome === 'success' && exchange.response && operation(exchange.request.operationId).secured,
  );
  return (
    keyed.length > 0 &&
    keyed.every(({ exchange }) => exchange.response !== undefined && outcomeOf(exchange.response).code === 401)
  );
}
