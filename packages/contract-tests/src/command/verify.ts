import { writeFile } from 'node:fs/promises';
import { faultCases } from '../cases/faults.js';
import { allCases } from '../cases/index.js';
import { propertyCases } from '../cases/properties.js';
import { sdkCases } from '../cases/sdk/calls.js';
import { makeCassette, writeCassette } from '../cassette/cassette.js';
import { proposeEvidence } from '../live/evidence.js';
import type { Case } from '../model/case.js';
import { acceptanceOf, type BaselineEntry, readBaseline } from '../report/baseline.js';
import { type ReportForm, writeReport } from '../report/forms.js';
import { makeReport, type Report } from '../report/report.js';
import { terminalReport } from '../report/terminal.js';
import type { RunOptions, RunResult } from '../run/run.js';
import { redactorOf, runRedacted } from '../run/run-redacted.js';
import { CassetteTarget } from '../targets/cassette-target.js';
import { type LiveRun, planOf, prepareLiveRun } from './live.js';
import { type OpenTarget, openTarget } from './open-target.js';
import { UsageError, type VerifyOptions } from './options.js';
import { prepareOutputs } from './outputs.js';
import type { Surroundings } from './surroundings.js';

/** Runs `verify`: opens the target, runs the cases and writes the outputs. Returns the exit code. */
export async function verify(options: VerifyOptions, surroundings: Surroundings): Promise<number> {
  // Problems with files show before anything is sent or paid for.
  await prepareOutputs(options);
  const baseline = options.baseline === undefined ? [] : await readBaseline(options.baseline);
  const stop = new AbortController();
  let ended = () => {};
  const end = new Promise<void>((resolve) => {
    ended = resolve;
  });
  // Registered before a mock is started or its clock is set. Otherwise a signal in between would leave it running or
  // sped up.
  const keepTidy = surroundings.beforeSignal?.(() => {
    stop.abort();
    return end;
  });
  let close = async () => {};
  let live: LiveRun | undefined;
  try {
    const opened = await openTarget(options);
    close = () => opened.close();
    const cases = chosenCases(options, opened);
    if (options.list) {
      surroundings.write(`${cases.map(({ id }) => id).join('\n')}\n`);
      return 0;
    }
    if (options.plan) {
      surroundings.write(await planOf(options, cases));
      return 0;
    }
    if (opened.kind === 'live') {
      const progress = options.quiet ? () => {} : surroundings.warn;
      live = await prepareLiveRun(options, opened, cases, stop.signal, progress);
      surroundings.write(live.plan);
    }
    const run = { ...runOptions(options, opened, cases, live), signal: stop.signal };
    const result = await runRedacted(run);
    const redactor = redactorOf(run);
    // A service that refuses a key may quote it.
    const spent = (live?.notes() ?? []).map((note) => redactor.text(note));
    const report = judged(options, baseline, opened, result, [...unasked(options, opened, cases), ...spent]);
    const pictureLinks = run.pictureLinks?.map((link) => redactor.text(link));
    await writeAll([
      () => keepCassette(options, opened, pictureLinks, result, surroundings),
      () => keepEvidence(options, opened, result, surroundings),
      ...options.reports.map(
        ({ form, file }) =>
          () =>
            publish(report, form, file, surroundings),
      ),
    ]);
    if (!options.quiet) surroundings.write(terminalReport(report, surroundings.colour));
    return report.verdict.exitCode;
  } finally {
    await live?.close();
    await close();
    keepTidy?.();
    ended();
  }
}

function chosenCases(options: VerifyOptions, { kind, keys, target, playsFaults, cassette }: OpenTarget): Case[] {
  const told = playsFaults ? faultCases(keys) : [];
  const sdk = kind === 'mock' || options.sdk ? sdkCases(keys.modelsApiKey !== undefined) : [];
  const generated = kind === 'mock' && keys.modelsApiKey !== undefined ? propertyCases() : [];
  // From a cassette, only recorded cases are run. It has cases with faults if the target was a mock.
  const recorded =
    target instanceof CassetteTarget
      ? new Set([...target.caseIds, ...Object.keys(cassette?.heldBack ?? {})])
      : undefined;
  const all = [...allCases(keys), ...told, ...sdk, ...generated].filter(({ id }) => recorded?.has(id) ?? true);
  const chosen = all.filter(({ id }) => options.only === undefined || id.includes(options.only));
  if (all.length === 0)
    throw new UsageError(
      'Nothing in this recording can be judged again: generated requests and calls of the SDK differ each time',
    );
  if (chosen.length === 0) throw new UsageError(`No case id contains "${options.only ?? ''}". --list shows all ids`);
  return chosen;
}

function runOptions(
  options: VerifyOptions,
  { kind, target, keys, countingKey, cassette }: OpenTarget,
  cases: readonly Case[],
  live: LiveRun | undefined,
): RunOptions {
  const { pollPause, patience, atOnce } = options;
  const pictureLinks =
    kind === 'live' || options.pictureLinks.length > 0 ? options.pictureLinks : cassette?.pictureLinks;
  const heldBack = cassette?.heldBack ?? {};
  return {
    target,
    cases,
    keys,
    ...(countingKey !== undefined ? { countingKey } : {}),
    ...(pictureLinks ? { pictureLinks } : {}),
    ...(pollPause !== undefined ? { pollPause } : {}),
    ...(patience !== undefined ? { patience } : {}),
    ...(atOnce !== undefined ? { atOnce } : {}),
    ...(target instanceof CassetteTarget
      ? { advise: target.advise, live: cassette?.live === true, mayRun: async (id) => heldBack[id] }
      : {}),
    ...live?.run,
  };
}

function judged(
  options: VerifyOptions,
  baseline: readonly BaselineEntry[],
  { target, notes }: OpenTarget,
  result: RunResult,
  spent: readonly string[],
): Report {
  const today = new Date().toISOString().slice(0, 10);
  const missing = target instanceof CassetteTarget ? target.missing : 0;
  const unheard =
    missing > 0 ? [`${missing} requests of the current cases are not in the recording and could not be judged`] : [];
  const whole = options.only === undefined && result.outcomes.every(({ error, skipped }) => !error && !skipped);
  return makeReport(result, (seen) => acceptanceOf(baseline, today, seen, whole), [...notes, ...unheard, ...spent]);
}

/** The recorded cases that are not judged again: generated requests and those of the SDK differ each time. */
function unasked({ only = '' }: VerifyOptions, { target }: OpenTarget, cases: readonly Case[]): string[] {
  if (!(target instanceof CassetteTarget)) return [];
  const asked = new Set(cases.map(({ id }) => id));
  const left = [...target.caseIds].filter((id) => id.includes(only) && !asked.has(id)).length;
  const count = `${left} recorded case${left === 1 ? '' : 's'}`;
  return left > 0 ? [`${count} cannot be judged again: generated requests, and calls of the SDK`] : [];
}

/** Writes the outputs one after the other. One that cannot be written does not prevent the others. */
async function writeAll(writers: readonly (() => Promise<void>)[]): Promise<void> {
  const errors: unknown[] = [];
  for (const write of writers) await write().catch((error: unknown) => void errors.push(error));
  if (errors.length > 0) throw errors[0];
}

async function keepCassette(
  { record }: VerifyOptions,
  { real, cassette }: OpenTarget,
  pictureLinks: readonly string[] | undefined,
  result: RunResult,
  { write }: Surroundings,
): Promise<void> {
  if (record === undefined) return;
  const startedAt = cassette?.recordedAt ?? result.startedAt;
  await writeCassette(record, makeCassette({ ...result, startedAt }, { real, pictureLinks }));
  write(`Recorded ${result.exchanges.length} exchanges in ${record}, without keys.\n`);
}

async function keepEvidence(
  { evidence }: VerifyOptions,
  { real, cassette }: OpenTarget,
  result: RunResult,
  { write }: Surroundings,
): Promise<void> {
  if (evidence === undefined) return;
  const proposal = proposeEvidence(result, real, cassette?.recordedAt ?? result.startedAt);
  await writeFile(evidence, `${JSON.stringify(proposal, undefined, 2)}\n`);
  const warning = real ? '' : ' The target was not the live service: a rehearsal, nothing of it may be taken over.';
  write(`Proposed changes to x-evidence in ${evidence}.${warning}\n`);
}

async function publish(report: Report, form: ReportForm, file: string, { write }: Surroundings): Promise<void> {
  const text = writeReport(form, report);
  if (file === '') write(text);
  else await writeFile(file, text);
}
