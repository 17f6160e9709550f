import { deviationOf, type Finding, fingerprintOf } from '../checks/finding.js';
import type { JudgedExchange } from '../model/case.js';
import type { RunResult } from '../run/run.js';
import { evidenceOf } from '../spec/evidence.js';
import { type Coverage, coverageOf } from './coverage.js';
import { type RefusedKeys, refusedKeys } from './refused-keys.js';
import { decide, type Verdict } from './verdict.js';

/** A finding, as reports show it. */
export interface ReportedFinding extends Finding {
  readonly fingerprint: string;
  /** Shared by all findings of one deviation, whichever case found it. */
  readonly deviation: string;
  /** How often it was seen. The same drift in the same place of several exchanges is one finding. */
  readonly times: number;
  /** How well the spec knows the rule: D, V, C1, C2, …, I. */
  readonly level?: string;
  /** True if the spec only guesses. Then the spec is likely wrong. */
  readonly guess: boolean;
}

/**
 * What all forms of the report are made from. It contains no key, because keys were removed from the result of the run.
 */
export interface Report {
  readonly target: string;
  readonly startedAt: string;
  readonly milliseconds: number;
  readonly verdict: Verdict;
  readonly findings: readonly ReportedFinding[];
  /** Findings that the baseline accepts. */
  readonly accepted: readonly ReportedFinding[];
  /** More about the run: the target, cases without a conclusion, the baseline. */
  readonly notes: readonly string[];
  readonly cases: readonly {
    readonly id: string;
    readonly findings: number;
    readonly milliseconds: number;
    readonly error?: string;
    readonly skipped?: string;
  }[];
  readonly exchanges: readonly JudgedExchange[];
  /** How much of the spec the run exercised. */
  readonly coverage: Coverage;
}

/** What a finding means if the spec only guesses. */
export function guessRemark({ level = 'I' }: ReportedFinding): string {
  return `The spec only guesses here (level ${level}). If this was seen on the live service, the spec is wrong and should say this instead`;
}

/** The findings of one deviation. */
export interface Alike {
  /** The first of them. */
  readonly finding: ReportedFinding;
  /** How many there are. */
  readonly count: number;
}

/** Groups findings by deviation, so that a report for people shows a deviation of many cases once. */
export function alike(findings: readonly ReportedFinding[]): Alike[] {
  const groups = new Map<string, { finding: ReportedFinding; count: number }>();
  for (const finding of findings) {
    const known = groups.get(finding.deviation);
    if (known) known.count += 1;
    else groups.set(finding.deviation, { finding, count: 1 });
  }
  return [...groups.values()];
}

/** Which findings are accepted. */
export interface Acceptance {
  /** Called with the fingerprint of a finding, and with that of its deviation. */
  accepts(fingerprint: string): boolean;
  /** Findings about the baseline: expired entries, entries that match nothing. */
  readonly findings: readonly Finding[];
  readonly notes: readonly string[];
}

const NOTHING_ACCEPTED: Acceptance = { accepts: () => false, findings: [], notes: [] };

/** Makes the report of a run. */
export function makeReport(
  result: RunResult,
  acceptanceFor: (seen: ReadonlySet<string>) => Acceptance = () => NOTHING_ACCEPTED,
  notes: readonly string[] = [],
): Report {
  const seen = result.findings.flatMap((finding) => [fingerprintOf(finding), deviationOf(finding)]);
  const acceptance = acceptanceFor(new Set(seen));
  const keys = refusedKeys(result);
  const all = group([...result.findings, ...acceptance.findings], keys);
  const isAccepted = ({ fingerprint, deviation }: ReportedFinding) =>
    acceptance.accepts(fingerprint) || acceptance.accepts(deviation);
  const accepted = all.filter(isAccepted);
  const open = all.filter((finding) => !isAccepted(finding));
  const verdict = decide(result, open);
  // Findings that a wrong key caused say nothing about the target. Listing them would look like drift.
  const findings = verdict.name === 'unjudged' ? open.filter((finding) => !keys.explain(finding)) : open;
  const perCase = new Map<string, number>();
  for (const { caseId } of findings) perCase.set(caseId, (perCase.get(caseId) ?? 0) + 1);
  return {
    target: result.target,
    startedAt: result.startedAt,
    milliseconds: result.milliseconds,
    verdict,
    findings,
    accepted,
    notes: [...notes, ...keyNotes(keys, verdict), ...inconclusive(result), ...acceptance.notes],
    cases: result.outcomes.map(({ id, milliseconds, error, skipped }) => ({
      id,
      findings: perCase.get(id) ?? 0,
      milliseconds,
      ...(error ? { error } : {}),
      ...(skipped ? { skipped } : {}),
    })),
    exchanges: result.exchanges,
    coverage: coverageOf(result),
  };
}

/** Cases that came to no conclusion, by reason. The verdict reports cases that were not sent. */
function inconclusive({ outcomes }: RunResult): string[] {
  const counts = new Map<string, number>();
  for (const { skipped, heldBack } of outcomes)
    if (skipped !== undefined && !heldBack) counts.set(skipped, (counts.get(skipped) ?? 0) + 1);
  return [...counts].map(
    ([reason, count]) => `${count} case${count === 1 ? '' : 's'} came to no conclusion: ${reason}`,
  );
}

/** Where one of two keys is refused everywhere, that key is the likeliest cause. */
function keyNotes({ accounts }: RefusedKeys, { name }: Verdict): string[] {
  return name === 'drift'
    ? accounts.map(
        (hosts) => `${capital(hosts)} refused every call with 401. Check that the key is the one of this target`,
      )
    : [];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function group(findings: readonly Finding[], keys: RefusedKeys): ReportedFinding[] {
  const byPrint = new Map<string, { finding: Finding; times: number }>();
  for (const finding of findings) {
    const fingerprint = fingerprintOf(finding);
    const known = byPrint.get(fingerprint);
    if (known) known.times += 1;
    else byPrint.set(fingerprint, { finding, times: 1 });
  }
  return [...byPrint].map(([fingerprint, { finding, times }]) => {
    const known = evidenceOf(finding.rule, finding.operationId);
    const deviation = deviationOf(finding);
    return {
      ...finding,
      fingerprint,
      deviation,
      times,
      ...(known ? { level: known.level } : {}),
      guess: known?.guess === true && !keys.explain(finding),
    };
  });
}
