import { createHash } from 'node:crypto';
import type { Deviation } from './define-check.js';
import type { CheckId } from './index.js';

/** A deviation, as reported. */
export interface Finding extends Deviation {
  /** The check that found it; docs/contract/checks.md explains each. */
  readonly check: CheckId;
  /** The case that found it. */
  readonly caseId: string;
  /** The spec's operation. */
  readonly operationId: string;
  /** The exchange that shows it, if a single one does. */
  readonly exchangeId?: string;
}

/**
 * The identity of a finding across runs: the same drift has the same fingerprint although ids, times and counts in its
 * message differ. Used by the baseline file and by code-scanning services.
 */
export function fingerprintOf(finding: Finding): string {
  return digest([finding.check, finding.operationId, finding.caseId, placeOf(finding)].join('|'));
}

/**
 * The identity of a deviation that several cases found: they break one rule in one place of one operation's responses, or
 * have the same message apart from counts and amounts.
 */
export function deviationOf(finding: Finding): string {
  const where = placeOf(finding);
  // Statuses and codes have three digits, and tell deviations apart.
  const words = finding.message.replace(/\d+(\.\d+)?/g, (number, fraction: string | undefined, at: number, message) =>
    fraction || (number.length !== 3 && !isPartOfWord(message, at, number)) ? '#' : number,
  );
  return digest([finding.check, finding.operationId, finding.rule ?? '', where === '' ? words : where].join('|'));
}

function isPartOfWord(text: string, at: number, part: string): boolean {
  return /\w/.test(`${text[at - 1] ?? ''}${text[at + part.length] ?? ''}`);
}

/** Where it was found, with the entries of a list counted as one place. */
function placeOf({ where = '' }: Finding): string {
  return where.replace(/\/\d+(?=\/|$)/g, '/*');
}

function digest(identity: string): string {
  return createHash('sha256').update(identity).digest('hex').slice(0, 16);
}
