import { type Finding, fingerprintOf } from '../checks/finding.js';
import { judgeRun } from '../checks/judge.js';
import type { Advise } from '../model/advice.js';
import { type Case, type JudgedExchange, type Keys, SkippedCase } from '../model/case.js';
import type { Exchange } from '../model/exchange.js';
import { plainRequest } from '../requests/request.js';
import { limit } from '../spec/operations.js';
import type { Target } from '../targets/target.js';
import { isHeard, judgeCase, type Seen } from './judge-case.js';
import { inLanes } from './schedule.js';
import { Slots } from './slots.js';
import { BROKEN_OFF, CaseStage } from './stage.js';
import { whileRunning } from './stop.js';

/** Options of a run. */
export interface RunOptions {
  readonly target: Target;
  readonly cases: readonly Case[];
  readonly keys: Keys;
  /** The API key of another account, on which the cases that count credits or slots run beside the others. Default: they run last. */
  readonly countingKey?: string;
  /** Number of cases at once. Default 8; 1 in a live run. */
  readonly atOnce?: number;
  /** Links to public pictures for `image_url`. Default: links that only a mock accepts. With an empty list, cases that need one are skipped. */
  readonly pictureLinks?: readonly string[];
  /** Least milliseconds between two polls. Default: 25 for a mock, the interval of the spec for other targets. */
  readonly pollPause?: number;
  /** Milliseconds after which a task counts as stuck. Default 60 000. */
  readonly patience?: number;
  /** Called before a case with its price, and again if it needs more. Returns a reason if the case must not run. */
  readonly mayRun?: (id: string, credits: number) => Promise<string | undefined>;
  /** Decides after each exchange whether to judge it. Default: always. */
  readonly advise?: Advise;
  /** True for a run on the live service: its keys were tried before, and other programs may use the account at the same time. */
  readonly live?: boolean;
  /** Ends the run early. The result is what was seen until then. */
  readonly signal?: AbortSignal;
  /** Called before each case; true skips the rest because enough is known. */
  readonly enough?: (findings: readonly Finding[]) => boolean;
  /** Called after each case that ran. */
  readonly onCase?: (item: Case, outcome: CaseOutcome, done: number) => Promise<void> | void;
}

/** How a case went, apart from its findings. */
export interface CaseOutcome {
  readonly id: string;
  readonly operationId: string;
  readonly exchanges: number;
  /** True if it is certain that nothing reached the target, so that nothing can have been charged. */
  readonly unsent: boolean;
  readonly milliseconds: number;
  /** Why it could not be completed. Then the run does not pass. */
  readonly error?: string;
  /** Why it did not run, or came to no conclusion. */
  readonly skipped?: string;
  /** True if it was not allowed to run. Then the run does not pass. */
  readonly heldBack?: boolean;
}

/** Everything that a run saw and found. */
export interface RunResult {
  readonly target: string;
  readonly startedAt: string;
  readonly milliseconds: number;
  readonly outcomes: readonly CaseOutcome[];
  readonly exchanges: readonly JudgedExchange[];
  readonly findings: readonly Finding[];
  /** True for a run on the live service, whose keys were tried before. */
  readonly live?: boolean;
  /** Why nothing could be judged at all; undefined otherwise. */
  readonly unjudged?: string;
}

/** What a run has seen so far, with how its cases went. */
interface SeenByRun extends Seen {
  readonly exchanges: JudgedExchange[];
  readonly outcomes: CaseOutcome[];
}

/**
 * Runs cases against a target and judges all responses. Cases share the task slots of the account; those that
 * count credits or slots run one at a time: last, or on a separate account beside the others. The keys are not yet removed from
 * the result.
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

  const seen: SeenByRun = { exchanges: [], findings: [], tasks: [], outcomes: [] };
  const account = { keys: options.keys, slots: new Slots(limit('tasksAtOnce')) };
  const counting = countingAccount(options) ?? account;
  const countedApart = counting !== account;
  await inLanes({ cases, atOnce: options.atOnce ?? 8, free: target.free, countedApart }, (item) =>
    runCase(item, options, item.lane === 'alone' ? counting : account, seen),
  );
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

/** An account and its task slots. */
interface Account {
  readonly keys: Keys;
  readonly slots: Slots;
}

function countingAccount({ keys, countingKey }: RunOptions): Account | undefined {
  if (countingKey === undefined) return undefined;
  return { keys: { ...keys, apiKey: countingKey }, slots: new Slots(limit('tasksAtOnce')) };
}

/** Runs one case and judges what it saw. */
async function runCase(item: Case, options: RunOptions, { keys, slots }: Account, seen: SeenByRun): Promise<void> {
  const { target } = options;
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
  const unjudged = await judgeCase(id, stage, seen, options);
  error ??= unjudged;
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

/** An exchange that was under way when the run was stopped is not in the list, and may have been sent. */
function isUnsent(
  exchanges: readonly JudgedExchange[],
  skipped: string | undefined,
  signal: AbortSignal | undefined,
): boolean {
  if (exchanges.length === 0) return skipped !== undefined;
  return !signal?.aborted && exchanges.every(({ exchange }) => exchange.failure?.kind === 'unreachable');
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

/** A free call first: a target that cannot be reached is not drift. */
async function probe(target: Target): Promise<string | undefined> {
  if (target.recorded) return undefined;
  const exchange = await target.send(plainRequest('getCredits', []), { caseId: 'probe', step: 'score' });
  if (exchange.failure?.kind !== 'unreachable') return undefined;
  return `${exchange.url} cannot be reached: ${exchange.failure.message}. Check that the target is running and that the URL is correct`;
}

/** A run without a single response says nothing about the API. */
function unjudgedReason(exchanges: readonly Exchange[]): { unjudged?: string } {
  if (exchanges.length > 0 && exchanges.every(({ failure }) => failure?.kind === 'unreachable')) {
    return { unjudged: 'No host of the target could be reached' };
  }
  return {};
}

/** One finding for each fingerprint and exchange: a deviation that is seen in two ways counts once. */
function distinct(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.filter((finding) => {
    const key = `${fingerprintOf(finding)}/${finding.exchangeId ?? ''}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
