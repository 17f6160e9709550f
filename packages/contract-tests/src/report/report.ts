import { deviationOf, type Finding, fingerprintOf } from '../checks/finding.js';
import type { JudgedExchange } from '../model/case.js';
import type { RunResult } from '../run/run.js';
import { evidenceOf } from '../spec/evidence.js';
import { type Coverage, coverageOf } from './coverage.js';
import { decide, type Verdict } from './verdict.js';

/** A finding as reports show it. */
export interface ReportedFinding extends Finding {
  readonly fingerprint: string;
  /** Shared by all findings that are one deviation, in whichever case they were met. */
  readonly deviation: string;
  /** How often it was seen: the same drift in the same place of several exchanges is one finding. */
  readonly times: number;
  /** How well the spec knows what is contradicted: D, V, C1, C2, …, I. */
  readonly level?: string;
  /** True where the spec only guesses: then it is likely the spec that is wrong. */
  readonly guess: boolean;
}

/** What all forms of the report are made from. Nothing in it holds a key, since the run's result holds none. */
export interface Report {
  readonly target: string;
  readonly startedAt: string;
  readonly milliseconds: number;
  readonly verdict: Verdict;
  readonly findings: readonly ReportedFinding[];
  /** Findings that the baseline accepts. */
  readonly accepted: readonly ReportedFinding[];
  /** What else there is to know: of the target, of cases without a conclusion, of the baseline. */
  readonly notes: readonly string[];
  readonly cases: readonly {
    readonly id: string;
    readonly findings: number;
    readonly milliseconds: number;
    readonly error?: string;
    readonly skipped?: string;
  }[];
  readonly exchanges: readonly JudgedExchange[];
  /** What of the spec was exercised. */
  readonly coverage: Coverage;
}

/** What to think of a finding where the spec only guesses. */
export function guessRemark({ level = 'I' }: ReportedFinding): string {
  return `the spec only guesses here (level ${level}): on the live service the guess is wrong, and this is the form to put in its place`;
}

/** Findings of several cases that are one deviation. */
export interface Alike {
  /** The first of them. */
  readonly finding: ReportedFinding;
  /** How many there are. */
  readonly count: number;
}

/** One entry for what many cases met in the same way, so that a report for people says it once. */
export function alike(findings: readonly ReportedFinding[]): Alike[] {
  const groups = new Map<string, { finding: ReportedFinding; count: number }>();
  for (const finding of findings) {
    const known = groups.get(finding.deviation);
    if (known) known.count += 1;
    else groups.set(finding.deviation, { finding, count: 1 });
  }
  return [...groups.values()];
}

/** Which findings are known and accepted. */
export interface Acceptance {
  /** Asked with the fingerprint of a finding, and with that of its deviation. */
  accepts(fingerprint: string): boolean;
  /** Findings about the baseline: expired entries, entries that match nothing. */
  readonly findings: readonly Finding[];
  readonly notes: readonly string[];
}

const NOTHING_ACCEPTED: Acceptance = { accepts: () => false, findings: [], notes: [] };

/** Puts a run's outcome together. */
export function makeReport(
  result: RunResult,
  acceptanceFor: (seen: ReadonlySet<string>) => Acceptance = () => NOTHING_ACCEPTED,
  notes: readonly string[] = [],
): Report {
  const seen = result.findings.flatMap((finding) => [fingerprintOf(finding), deviationOf(finding)]);
  const acceptance = acceptanceFor(new Set(seen));
  const all = group([...result.findings, ...acceptance.findings]);
  const isAccepted = ({ fingerprint, deviation }: ReportedFinding) =>
    acceptance.accepts(fingerprint) || acceptance.accepts(deviation);
  const accepted = all.filter(isAccepted);
  const findings = all.filter((finding) => !isAccepted(finding));
  const perCase = new Map<string, number>();
  for (const { caseId } of findings) perCase.set(caseId, (perCase.get(caseId) ?? 0) + 1);
  return {
    target: result.target,
    startedAt: result.startedAt,
    milliseconds: result.milliseconds,
    verdict: decide(result, findings),
    findings,
    accepted,
    notes: [...notes, ...inconclusive(result), ...acceptance.notes],
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

/** Cases that came to no conclusion, by their reason. What was kept from being run is told by the verdict. */
function inconclusive({ outcomes }: RunResult): string[] {
  const counts = new Map<string, number>();
  for (const { skipped, heldBack } of outcomes)
    if (skipped !== undefined && !heldBack) counts.set(skipped, (counts.get(skipped) ?? 0) + 1);
  return [...counts].map(
    ([reason, count]) => `${count} case${count === 1 ? '' : 's'} came to no conclusion: ${reason}`,
  );
}

function group(findings: readonly Finding[]): ReportedFinding[] {
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
      guess: known?.guess === true,
    };
  });
}
