import { readFile } from 'node:fs/promises';
import { baselineCurrent } from '../checks/baseline/baseline-current.js';
import { isNode } from '../spec/documents.js';
import type { Acceptance } from './report.js';

/** A known deviation that is accepted for a while. */
export interface BaselineEntry {
  /** From the report: `fingerprint` for one finding (check, operation, case, place), or `deviation` for all that are alike. */
  readonly fingerprint: string;
  /** Why it is accepted. */
  readonly reason: string;
  /** Who takes care of it. */
  readonly owner: string;
  /** Last day on which it is accepted, `2026-12-31`. */
  readonly expires: string;
}

/** The baseline file cannot be used. */
export class BaselineError extends Error {
  override readonly name = 'BaselineError';
}

/**
 * Reads a baseline file: `{ "accepted": [{ fingerprint, reason, owner, expires }] }`.
 *
 * @throws BaselineError if the file is missing or not JSON, or an entry is incomplete
 */
export async function readBaseline(file: string): Promise<BaselineEntry[]> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new BaselineError(
      `The baseline ${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  const list = isNode(value) ? value.accepted : undefined;
  if (!Array.isArray(list)) throw new BaselineError(`The baseline ${file} has no list "accepted"`);
  return list.map((entry, index) => {
    const part = (name: string): string => {
      const text = isNode(entry) ? entry[name] : undefined;
      if (typeof text === 'string' && text.trim() !== '') return text;
      throw new BaselineError(`Entry ${index + 1} of the baseline ${file} has no "${name}"`);
    };
    const expires = part('expires');
    if (!isDay(expires)) {
      throw new BaselineError(
        `Entry ${index + 1} of the baseline ${file}: "expires" must be a date such as 2026-12-31 (got "${expires}")`,
      );
    }
    return { fingerprint: part('fingerprint'), reason: part('reason'), owner: part('owner'), expires };
  });
}

/** Whether a date exists: `Date.parse` takes February 31 for March 3. */
function isDay(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/**
 * What a baseline accepts on a day. An entry past its last day accepts nothing and is a finding itself. An entry that
 * matches nothing gives a note, because its deviation is gone.
 *
 * @param entries the baseline
 * @param today such as `2026-11-23`
 * @param seen fingerprints of this run, to find entries that are no longer needed
 * @param whole whether every case ran. If not, an entry without a match may still be needed
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
      ({ fingerprint, owner }) => `The baseline entry ${fingerprint} of ${owner} matches nothing. Remove it`,
    ),
  };
}
