import { type Finding, fingerprintOf } from '../checks/finding.js';
import { judgeExchange, judgeObservation, judgeRun } from '../checks/judge.js';
import type { Advise } from '../model/advice.js';
import { type Case, type JudgedExchange, type Keys, SkippedCase } from '../model/case.js';
import type { Exchange } from '../model/exchange.js';
import type { TaskObservation } from '../model/observation.js';
import { plainRequest } from '../requests/request.js';
import { limit, operation } from '../spec/operations.js';
import type { Target } from '../targets/target.js';
import { inParallel, Slots } from './slots.js';
import { BROKEN_OFF, CaseStage } from './stage.js';
import { whileRunning } from './stop.js';

/** What a run needs. */
export interface RunOptions {
  readonly target: Target;
  readonly cases: readonly Case[];
  readonly keys: Keys;
  /** Cases at once. Default 8; a live run takes 1. */
  readonly atOnce?: number;
  /** Links to public pictures for `image_url`. Default: links that only a mock can answer; none skips what needs them. */
  readonly pictureLinks?: readonly string[];
  /** Milliseconds between two polls, at least. Default: little for a mock, the spec's interval for a live target. */
  readonly pollPause?: number;
  /** Milliseconds after which a task counts as stuck. Default 60 000. */
  readonly patience?: number;
  /** Asked before a case, with its price, and when it needs more than that; a reason keeps it from being run. */
  readonly mayRun?: (id: string, credits: number) => Promise<string | undefined>;
  /** Asked after each exchange whether it may be judged. Default: always. */
  readonly advise?: Advise;
  /** True for a run on the live service: its keys were tried before, and other programs may use the account meanwhile. */
  readonly live?: boolean;
  /** Ends the run early: what was seen until then is the result. */
  readonly signal?: AbortSignal;
  /** Asked before each case: true leaves the rest out, since all that is to be known is known. */
  readonly enough?: (findings: readonly Finding[]) => boolean;
  /** Called after each case that was run. */
  readonly onCase?: (item: Case, outcome: CaseOutcome, done: number) => Promise<void> | void;
}

/** What happened to a case itself, apart from what it found. */
export interface CaseOutcome {
  readonly id: string;
  readonly operationId: string;
  readonly exchanges: number;
  /** True when surely nothing of it reached the target: nothing can have been paid for. */
  readonly unsent: boolean;
  readonly milliseconds: number;
  /** Why it could not be carried through; that is never a pass. */
  readonly error?: string;
  /** Why it was not run at all, or came to no conclusion. */
  readonly skipped?: string;
  /** True when it was kept from being run: then the run is no pass. */
  readonly heldBack?: boolean;
}

/** All that a run saw and found. */
export interface RunResult {
  readonly target: string;
  readonly startedAt: string;
  readonly milliseconds: number;
  readonly outcomes: readonly CaseOutcome[];
  readonly exchanges: readonly JudgedExchange[];
  readonly findings: readonly Finding[];
  /** True for a run on the live service, whose keys were tried before. */
  readonly live?: boolean;
  /** Why nothing could be judged at all; undefined for a run that means something. */
  readonly unjudged?: string;
}

/** What a run has seen so far. */
interface Seen {
  readonly exchanges: JudgedExchange[];
  readonly findings: Finding[];
  readonly tasks: TaskObservation[];
  readonly outcomes: CaseOutcome[];
}

/**
 * Runs cases against a target and judges everything that came back. Cases share the account's task slots; those that
 * count credits or slots run last, one at a time. What it gives holds the keys as they were sent.
 */
export async function runCases(options: RunOptions): Promise<RunResult> {
  const { target, cases } = options;
  const startedAt = new Date();
  const run = () => ({
    target: target.name,
    startedAt: startedAt.toISOString(),
    milliseconds: Date.now() - startedAt.getTime(),
  });
  const unreachable = await whileRunning(probe(target), options.signal);
  if (unreachable !== undefined) {
    return { ...run(), outcomes: [], exchanges: [], findings: [], unjudged: unreachable };
  }

  const seen: Seen = { exchanges: [], findings: [], tasks: [], outcomes: [] };
  const slots = new Slots(limit('tasksAtOnce'));
  await inLanes(options, (item) => runCase(item, options, slots, seen));
  const { exchanges, outcomes } = seen;
  const findings = [...seen.findings, ...(await judgeRun(exchanges.filter(isHeard), seen.tasks))];

  const order = new Map(cases.map(({ id }, index) => [id, index]));
  const place = (id: string) => order.get(id) ?? cases.length;
  return {
    ...run(),
    ...(options.live ? { live: true } : {}),
    outcomes: outcomes.sort((one, other) => place(one.id) - place(other.id)),
    exchanges: exchanges.sort((one, other) => place(one.caseId) - place(other.caseId)),
    findings: distinct(findings).sort((one, other) => place(one.caseId) - place(other.caseId)),
    ...unjudgedReason(exchanges.map(({ exchange }) => exchange)),
  };
}

/** Cases of the shared lane at once, then those that need the account for themselves. */
async function inLanes({ target, cases, atOnce = 8 }: RunOptions, run: (item: Case) => Promise<void>): Promise<void> {
  const shared = cases.filter(({ lane }) => lane === 'shared');
  const alone = cases.filter(({ lane }) => lane === 'alone');
  // Two gateways, two accounts: where nobody pays, one need not wait until the other's credits are counted.
  const apart = target.free && atOnce > 1 ? shared.filter(isModels) : [];
  const others = shared.filter((item) => !apart.includes(item));
  await Promise.all([
    // One beside eight others: the models' pictures are large, and more of them at once would only slow the others down. So
    // they also last until the credits are counted, which is mostly waiting.
    inParallel(apart, Math.ceil(atOnce / 8), run),
    inParallel(others, atOnce, run).then(() => inParallel(alone, 1, run)),
  ]);
}

/** Runs one case, and judges what it saw. */
async function runCase(item: Case, options: RunOptions, slots: Slots, seen: Seen): Promise<void> {
  const { target, keys } = options;
  const { id, operationId } = item;
  if (options.enough?.(seen.findings)) return;
  const start = Date.now();
  const refusal = options.signal?.aborted ? BROKEN_OFF : await options.mayRun?.(id, item.price);
  if (refusal !== undefined) {
    seen.outcomes.push({
      id,
      operationId,
      exchanges: 0,
      unsent: true,
      milliseconds: 0,
      skipped: refusal,
      heldBack: true,
    });
    return;
  }
  const stage = new CaseStage({ caseId: id, target, keys, slots, ...stageOptions(options) });
  let error: string | undefined;
  let skipped: string | undefined;
  try {
    await item.run(stage);
  } catch (thrown) {
    if (thrown instanceof SkippedCase) skipped = thrown.message;
    else error = thrown instanceof Error ? thrown.message : String(thrown);
  } finally {
    stage.releaseSlots();
    await stage.resume();
  }
  const secrets = [keys.apiKey, keys.modelsApiKey ?? ''].filter((secret) => secret !== '');
  try {
    for (const judged of stage.exchanges.filter(isHeard)) seen.findings.push(...(await judgeExchange(judged, secrets)));
    for (const observation of stage.observations) {
      seen.findings.push(...(await judgeObservation(id, observation)));
      if (observation.kind === 'task') seen.tasks.push(observation);
    }
  } catch (thrown) {
    // What one response does to a check must not take the findings of all other cases with it.
    error ??= `Its responses could not be judged: ${thrown instanceof Error ? thrown.message : String(thrown)}`;
  }
  seen.exchanges.push(...stage.exchanges);
  const outcome: CaseOutcome = {
    id,
    operationId,
    exchanges: stage.exchanges.length,
    unsent: isUnsent(stage.exchanges, skipped, options.signal),
    milliseconds: Date.now() - start,
    ...(error ? { error } : {}),
    ...(skipped ? { skipped } : {}),
  };
  seen.outcomes.push(outcome);
  await options.onCase?.(item, outcome, seen.outcomes.length);
}

/** What was under way when the run was broken off is not among the exchanges, and may have been sent. */
function isUnsent(
  exchanges: readonly JudgedExchange[],
  skipped: string | undefined,
  signal: AbortSignal | undefined,
): boolean {
  if (exchanges.length === 0) return skipped !== undefined;
  return !signal?.aborted && exchanges.every(({ exchange }) => exchange.failure?.kind === 'unreachable');
}

/** Whether anything is concluded from it. */
function isHeard({ setAside }: JudgedExchange): boolean {
  return setAside === undefined;
}

function isModels({ operationId }: Case): boolean {
  return operation(operationId).host === 'models';
}

function stageOptions(options: RunOptions) {
  return {
    pictureLinks: options.pictureLinks,
    pollPause: options.pollPause ?? (options.target.free ? 25 : limit('pollIntervalMs')),
    patience: options.patience ?? 60_000,
    sharedAccount: options.live ?? false,
    advise: options.advise,
    mayRun: options.mayRun,
    signal: options.signal,
  };
}

/** One free question first: nothing at all behind the address is no drift. */
async function probe(target: Target): Promise<string | undefined> {
  if (target.recorded) return undefined;
  const exchange = await target.send(plainRequest('getCredits', []), { caseId: 'probe', step: 'score' });
  if (exchange.failure?.kind !== 'unreachable') return undefined;
  return `${exchange.url} cannot be reached: ${exchange.failure.message}. Is the target running, and is the address right?`;
}

/** A run without a single answer to a keyed call says nothing about the API. */
function unjudgedReason(exchanges: readonly Exchange[]): { unjudged?: string } {
  if (exchanges.length > 0 && exchanges.every(({ failure }) => failure?.kind === 'unreachable')) {
    return { unjudged: 'no host of the target could be reached' };
  }
  return {};
}

/** One finding for each fingerprint and exchange: a fault seen by two ways is one fault. */
function distinct(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.filter((finding) => {
    const key = `${fingerprintOf(finding)}/${finding.exchangeId ?? ''}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
