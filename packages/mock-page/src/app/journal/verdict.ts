import type { JournalEntry } from '../data/control.js';

/**
 * The verdict on a request. `open`: no response yet. `error`: refused, with or without a reported problem.
 * `fault`: a fault made it go wrong. `warning`: it succeeded, but something should be checked.
 */
export type Verdict = 'ok' | 'warning' | 'error' | 'fault' | 'open';

/** The verdict on a request. A fault comes first, because it explains everything that followed. */
export function verdictOf(entry: JournalEntry): Verdict {
  if (entry.faults.length > 0) return 'fault';
  if (entry.outcome === undefined) return 'open';
  if (entry.problems.some(({ level }) => level === 'error')) return 'error';
  if ((entry.status ?? 0) >= 400 || (entry.code !== undefined && entry.code !== 200)) return 'error';
  return entry.problems.length > 0 ? 'warning' : 'ok';
}

/** The status to show: the envelope's code if it says more than the HTTP status, a dash if no response was sent. */
export function shownStatus(entry: JournalEntry): string {
  if (entry.status === undefined) return entry.outcome === undefined ? '…' : '—';
  if (entry.code !== undefined && entry.code !== entry.status) return `${entry.status}·${entry.code}`;
  return String(entry.status);
}

/** Duration of a request in milliseconds of the mock's time; undefined while there is no response. */
export function tookMs(entry: JournalEntry): number | undefined {
  return entry.endedAt === undefined ? undefined : entry.endedAt - entry.at;
}
