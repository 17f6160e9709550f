import type { Finding } from '../checks/finding.js';
import { judgeExchange, judgeObservation } from '../checks/judge.js';
import type { JudgedExchange, Keys } from '../model/case.js';
import type { TaskObservation } from '../model/observation.js';
import { BROKEN_OFF, type CaseStage } from './stage.js';

/** The results of a run, to which judging adds. */
export interface Seen {
  readonly findings: Finding[];
  readonly tasks: TaskObservation[];
}

interface JudgeOptions {
  readonly keys: Keys;
  readonly countingKey?: string;
  readonly signal?: AbortSignal;
}

/**
 * Judges what a case saw.
 *
 * @param options the keys, which no response may contain, and `signal`, which stops the run
 * @returns why it could not be judged, or undefined
 */
export async function judgeCase(
  id: string,
  stage: CaseStage,
  seen: Seen,
  { keys, countingKey, signal }: JudgeOptions,
): Promise<string | undefined> {
  if (signal?.aborted && stage.exchanges.some(isLarge)) return BROKEN_OFF;
  const secrets = [keys.apiKey, keys.modelsApiKey ?? '', countingKey ?? ''].filter((secret) => secret !== '');
  try {
    for (const judged of stage.exchanges.filter(isHeard)) seen.findings.push(...(await judgeExchange(judged, secrets)));
    for (const observation of stage.observations) {
      seen.findings.push(...(await judgeObservation(id, observation)));
      if (observation.kind === 'task') seen.tasks.push(observation);
    }
    return undefined;
  } catch (thrown) {
    // An exception in a check must not lose the findings of all other cases.
    return `Its responses could not be judged: ${thrown instanceof Error ? thrown.message : String(thrown)}`;
  }
}

/** Whether an exchange is judged. */
export function isHeard({ setAside }: JudgedExchange): boolean {
  return setAside === undefined;
}

/** Bytes of a body above which it is not judged after a signal: to unpack, parse or decode it may take longer than is left. */
const QUICKLY_JUDGED = 256 * 1024;

function isLarge({ exchange: { response } }: JudgedExchange): boolean {
  return response !== undefined && response.body.length > QUICKLY_JUDGED;
}
