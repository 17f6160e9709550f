import { createHash } from 'node:crypto';

/** One way in which an answer, a picture or a flow is not what the spec says. */
export interface Finding {
  /** Stable id of the rule that was broken; docs/contract/checks.md explains each. */
  readonly check: string;
  /** The case that found it. */
  readonly caseId: string;
  /** The spec's operation. */
  readonly operationId: string;
  /** The exchange that shows it, if one alone does. */
  readonly exchangeId?: string;
  /** Where in the answer: a JSON pointer, a header name or a pixel area. */
  readonly where?: string;
  /** The rule in the spec: document and JSON pointer. */
  readonly rule?: string;
  /** One sentence: what was seen and what the spec says. */
  readonly message: string;
}

/**
 * The identity of a finding from run to run: the same drift has the same fingerprint although ids, times and counts in
 * its message differ. Used by the baseline file and by code-scanning services.
 */
export function fingerprintOf(finding: Finding): string {
  return digest([finding.check, finding.operationId, finding.caseId, placeOf(finding)].join('|'));
}

/**
 * The same for findings of different cases that are one deviation: they break one rule in one place of one operation's
 * answers, or say the same words but for counts and amounts.
 */
export function deviationOf(finding: Finding): string {
  const where = placeOf(finding);
  // Statuses and codes have three digits, and tell deviations apart.
  const words = finding.message.replace(/\d+(\.\d+)?/g, (number, fraction: string | undefined, at: number, message) =>
    fraction || (number.length !== 3 && !isPartOfWord(message, at, number)) ? '#' : number,
  );
  return digest([finding.check, finding.operationId, finding.rule ?? '', where === '' ? words : where].join('|'));
}

const isPartOfWord = (text: string, at: number, part: string): boolean =>
  /\w/.test(`${text[at - 1] ?? ''}${text[at + part.length] ?? ''}`);

/** Where it was found, whichever entry of a list it was. */
function placeOf({ where = '' }: Finding): string {
  return where.replace(/\/\d+(?=\/|$)/g, '/*');
}

function digest(identity: string): string {
  return createHash('sha256').update(identity).digest('hex').slice(0, 16);
}
