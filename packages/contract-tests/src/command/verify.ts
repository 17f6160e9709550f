import { writeFile } from 'node:fs/promises';
import { acceptanceOf, readBaseline } from '../baseline/baseline.js';
import { faultCases } from '../cases/faults.js';
import { allCases } from '../cases/index.js';
import { propertyCases } from '../cases/properties.js';
import { makeCassette, writeCassette } from '../cassette/cassette.js';
import { Redactor } from '../cassette/redact.js';
import { proposeEvidence } from '../live/evidence.js';
import { describePlan } from '../live/plan.js';
import type { Case } from '../model/case.js';
import { writeReport } from '../report/forms.js';
import { makeReport, type Report } from '../report/report.js';
import { terminalReport } from '../report/terminal.js';
import { type RunOptions, type RunResult, runCases } from '../run/run.js';
import { sdkCases } from '../sdk/cases.js';
import { CassetteTarget } from '../targets/cassette-target.js';
import { type LiveSettings, liveSettings } from './live.js';
import { type OpenTarget, openTarget } from './open-target.js';
import type { VerifyOptions } from './options.js';
import type { Surroundings } from './surroundings.js';

/** Runs `verify`: opens the target, runs the cases, writes what was asked for. Gives the exit code. */
export async function verify(options: VerifyOptions, surroundings: Surroundings): Promise<number> {
  const opened = await openTarget(options);
  const keepTidy = surroundings.beforeSignal?.(opened.close);
  try {
    const cases = chosenCases(options, opened);
    if (options.list) {
      surroundings.write(`${cases.map(({ id }) => id).join('\n')}\n`);
      return 0;
    }
    const live = opened.kind === 'live' && !options.plan ? await liveSettings(options, cases) : undefined;
    if (opened.kind === 'live') {
      surroundings.write(describePlan(cases, options.budget, live?.ledger.spent ?? 0));
      if (options.plan) return 0;
    }
    const result = await runCases(runOptions(options, opened, cases, live));
    const report = await judged(options, opened, result);
    await keep(options, opened, result, surroundings);
    await publish(report, options, opened, surroundings);
    return report.verdict.exitCode;
  } finally {
    keepTidy?.();
    await opened.close();
  }
}

function chosenCases(options: VerifyOptions, { kind, keys, target, playsFaults }: OpenTarget): Case[] {
  const told = playsFaults ? faultCases(keys) : [];
  const sdk = kind === 'mock' || options.sdk ? sdkCases(keys.models !== undefined) : [];
  const generated = kind === 'mock' && keys.models !== undefined ? propertyCases() : [];
  // Of a cassette, only what was recorded is asked for; told faults are on it when a mock was the target.
  const recorded = target instanceof CassetteTarget ? target.caseIds : undefined;
  const all = [...allCases(keys), ...told, ...sdk, ...generated].filter(({ id }) => recorded?.has(id) ?? true);
  return all.filter(({ id }) => options.only === undefined || id.includes(options.only));
}

function runOptions(
  options: VerifyOptions,
  { kind, target, keys }: OpenTarget,
  cases: readonly Case[],
  live: LiveSettings | undefined,
): RunOptions {
  const { pollPause, patience, atOnce, pictureLinks } = options;
  return {
    target,
    cases: live?.cases ?? cases,
    keys,
    ...(kind === 'live' || pictureLinks.length > 0 ? { pictureLinks } : {}),
    ...(pollPause !== undefined ? { pollPause } : {}),
    ...(patience !== undefined ? { patience } : {}),
    ...(atOnce !== undefined ? { atOnce } : {}),
    ...(live ? { ...live.run, mayRun: live.mayRun } : {}),
  };
}

async function judged(options: VerifyOptions, { target, notes }: OpenTarget, result: RunResult): Promise<Report> {
  const baseline = options.baseline === undefined ? [] : await readBaseline(options.baseline);
  const today = new Date().toISOString().slice(0, 10);
  const missing = target instanceof CassetteTarget ? target.missing : 0;
  const unheard =
    missing > 0 ? [`${missing} requests of today's cases are not on the cassette: they could not be judged`] : [];
  return makeReport(result, (seen) => acceptanceOf(baseline, today, seen), [...notes, ...unheard]);
}

/** The cassette and the proposals, where they were asked for. */
async function keep(
  options: VerifyOptions,
  { keys, target, real }: OpenTarget,
  result: RunResult,
  surroundings: Surroundings,
): Promise<void> {
  if (options.record !== undefined) {
    const redactor = new Redactor([keys.matting, keys.models]);
    const exchanges = result.exchanges.map(({ exchange }) => exchange);
    await writeCassette(options.record, makeCassette(target.name, result.startedAt, exchanges, redactor));
    surroundings.write(`Recorded ${exchanges.length} exchanges in ${options.record}, keys taken out.\n`);
  }
  if (options.evidence !== undefined) {
    const proposal = proposeEvidence(result, real);
    await writeFile(options.evidence, `${JSON.stringify(proposal, undefined, 2)}\n`);
    const warning = real ? '' : ' The target was not the live service: a rehearsal, nothing of it may be taken over.';
    surroundings.write(`Proposed changes to x-evidence in ${options.evidence}.${warning}\n`);
  }
}

async function publish(
  report: Report,
  options: VerifyOptions,
  { keys }: OpenTarget,
  surroundings: Surroundings,
): Promise<void> {
  const clean = new Redactor([keys.matting, keys.models]);
  const safe = redactReport(report, clean);
  for (const { form, file } of options.reports) {
    const text = writeReport(form, safe);
    if (file === '') surroundings.write(text);
    else await writeFile(file, text);
  }
  if (!options.quiet) surroundings.write(terminalReport(safe, surroundings.colour));
}

/** Reports show requests and answers: no key may stand in them. */
function redactReport(report: Report, redactor: Redactor): Report {
  const finding = <T extends { message: string }>(seen: T): T => ({ ...seen, message: redactor.text(seen.message) });
  return {
    ...report,
    findings: report.findings.map(finding),
    accepted: report.accepted.map(finding),
    exchanges: report.exchanges.map((judgedExchange) => {
      const { exchange } = judgedExchange;
      const { request, answer } = exchange;
      return {
        ...judgedExchange,
        exchange: {
          ...exchange,
          url: redactor.text(exchange.url),
          request: { ...request, headers: redactor.headers(request.headers), body: redactor.bytes(request.body) },
          ...(answer
            ? { answer: { ...answer, headers: redactor.headers(answer.headers), body: redactor.bytes(answer.body) } }
            : {}),
        },
      };
    }),
  };
}
