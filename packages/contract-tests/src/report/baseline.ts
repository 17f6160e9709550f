import { readFile } from 'node:fs/promises';
import { baselineCurrent } from '../checks/baseline/baseline-current.js';
import { isNode } from '../spec/documents.js';
import type { Acceptance } from './report.js';

/** A known deviation that is accepted for a while. */
export interface BaselineEntry {
  /** From the report: `fingerprint` of one finding (check, operation, case, place), or `deviation` of all that are alike. */
  readonly fingerprint: string;
  /** Why it is accepted. */
  readonly reason: string;
  /** Who will see to it. */
  readonly owner: string;
  /** Last day on which it is accepted, `2026-12-31`. */
  readonly expires: string;
}

/** A baseline file that cannot be used; the message says what is wrong with it. */
export class BaselineError extends Error {
  override readonly name = 'BaselineError';
}

/**
 * Reads a baseline file: `{ "accepted": [{ fingerprint, reason, owner, expires }] }`.
 *
 * @throws BaselineError when it is missing, no JSON, or an entry lacks something
 */
export async function readBaseline(file: string): Promise<BaselineEntry[]> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new BaselineError(
      `the baseline ${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  const list = isNode(value) ? value.accepted : undefined;
  if (!Array.isArray(list)) throw new BaselineError(`the baseline ${file} has no list "accepted"`);
  return list.map((entry, index) => {
    const part = (name: string): string => {
      const text = isNode(entry) ? entry[name] : undefined;
      if (typeof text === 'string' && text.trim() !== '') return text;
      throw new BaselineError(`entry ${index + 1} of the baseline ${file} has no "${name}"`);
    };
    const expires = part('expires');
    if (!isDay(expires)) {
      throw new BaselineError(
        `entry ${index + 1} of the baseline ${file} expires on "${expires}", which is no day like 2026-12-31`,
      );
    }
    return { fingerprint: part('fingerprint'), reason: part('reason'), owner: part('owner'), expires };
  });
}

/** A day that the calendar has: a mistyped one must not be taken for the next month. */
function isDay(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/**
 * What a baseline accepts on a day. An entry past its day accepts nothing any more and is a finding itself; one that
 * matches nothing is worth a note, since the deviation is gone.
 *
 * @param entries the baseline
 * @param today for instance `2026-11-23`
 * @param seen fingerprints of this run, to tell which entries are no longer needed
 * @param whole whether every case was run: else what was not met may still be there
 */
export function acceptanceOf(
  entries: readonly BaselineEntry[],
  today: string,
  seen: ReadonlySet<string>,
  whole = true,
): Acceptance {
  const current = new Set(entries.filter(({ expires }) => expires >= today).map(({ fingerprint }) => fingerprint));
  const expired = entries.filter(({ expires }) => expires < today);
  const idle = entries.filter(({ fingerprint, expires }) => whole && expires >= today && !seen.has(fingerprint));
  return {
    accepts: (fingerprint) => current.has(fingerprint),
    findings: expired.flatMap((entry) =>
      (baselineCurrent.run.expired?.(entry) ?? []).map((deviation) => ({
        ...deviation,
        check: baselineCurrent.id,
        caseId: 'baseline',
        operationId: 'baseline',
      })),
    ),
    notes: idle.map(
      ({ fingerprint, owner }) => `the baseline entry ${fingerprint} of ${owner} matches nothing: remove it`,
    ),
  };
}
