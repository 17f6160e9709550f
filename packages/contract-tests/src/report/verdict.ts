import type { Finding } from '../checks/finding.js';
import type { RunResult } from '../run/run.js';
import { refusedKeys } from './refused-keys.js';

/** The verdicts in words. */
export const VERDICT_TITLES = { 'no-drift': 'No drift', drift: 'Drift', unjudged: 'Could not judge' } as const;

/** The result of a whole run, with the exit code of the command. */
export type Verdict =
  | { readonly name: 'no-drift'; readonly exitCode: 0; readonly reason: string }
  | { readonly name: 'drift'; readonly exitCode: 1; readonly reason: string }
  | { readonly name: 'unjudged'; readonly exitCode: 2; readonly reason: string };

/**
 * Decides the verdict of a run. Drift outweighs what could not be judged, and a run with cases that could not be judged
 * never passes.
 *
 * @param result the run
 * @param open its findings without those that the baseline accepts
 */
export function decide(result: RunResult, open: readonly Finding[]): Verdict {
  const unjudged = (reason: string): Verdict => ({ name: 'unjudged', exitCode: 2, reason });
  if (result.unjudged !== undefined) return unjudged(result.unjudged);
  const keys = refusedKeys(result);
  if (!result.live && keys.everywhere && open.every(keys.explain)) {
    return unjudged('Every host refuses the keys with 401. Check that they are the keys of this target');
  }
  if (open.length > 0) {
    const checks = new Set(open.map(({ check }) => check)).size;
    const reason = `${open.length} finding${open.length === 1 ? '' : 's'} of ${checks} check${checks === 1 ? '' : 's'}`;
    return { name: 'drift', exitCode: 1, reason };
  }
  const held = result.outcomes.filter(({ heldBack }) => heldBack);
  if (held.length > 0) {
    const cases = held.length === 1 ? '1 case was' : `${held.length} cases were`;
    return unjudged(`${cases} not sent: ${held[0]?.skipped}`);
  }
  const broken = result.outcomes.find(({ error }) => error !== undefined);
  if (broken) return unjudged(`The case ${broken.id} could not be completed: ${broken.error}`);
  const answered = result.exchanges.filter(({ exchange }) => exchange.response !== undefined).length;
  if (answered === 0) return unjudged('No case got a response');
  return { name: 'no-drift', exitCode: 0, reason: `${answered} exchanges, all as the spec says` };
}
