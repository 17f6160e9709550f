import type { BadInput, Input } from '../inputs/input.js';
import type { Texts } from '../language/index.js';
import { EXIT, type ExitCode } from '../model/exit-codes.js';
import type { PlannedInput } from '../plan/plan.js';
import type { ResultsLog } from '../plan/results-log.js';
import type { Terminal } from '../terminal/terminal.js';
import { Budget } from './budget.js';
import { explainFailure } from './failure.js';
import { feed, type WorkItem } from './feed.js';
import { imageOf } from './process.js';
import type { Work } from './work.js';

interface DryRun {
  readonly plan: readonly PlannedInput[];
  readonly bad: readonly BadInput[];
  readonly work: Work;
  readonly manifestFolder: string;
  readonly log: ResultsLog | undefined;
}

/** Why the SDK would refuse the picture before sending it. */
async function refusalOf(input: Input, { rehearse }: Work, texts: Texts): Promise<string | undefined> {
  // Standard input can be read only once.
  if (input.kind !== 'file') return undefined;
  const context = { signal: new AbortController().signal, timeout: undefined, onUpdate() {}, onTask() {} };
  try {
    await rehearse(imageOf(input, undefined), context);
    return undefined;
  } catch (error) {
    const { status, reason } = explainFailure(error, texts);
    return status === 'refused' ? reason : undefined;
  }
}

type Action = 'send' | 'skip' | 'restore' | 'duplicate' | 'refused';

/** Prints what a run would do and what it would cost. Nothing is sent and nothing is written. */
export async function printDryRun(
  { plan, bad, work, manifestFolder, log }: DryRun,
  { texts, out, say, paint }: Terminal,
): Promise<ExitCode> {
  const { job, options, report } = work;
  const { price } = job;
  const counts: Record<Action, number> = { send: 0, skip: 0, restore: 0, duplicate: 0, refused: 0 };
  const write = (action: Action, input: string, note: string, more: object = {}) => {
    counts[action] += 1;
    const line = `${texts.dryRun[action]}  ${input}${note === '' ? '' : `  ${paint('dim', note)}`}`;
    out.write(`${report.json ? JSON.stringify({ type: 'plan', input, action, ...more }) : line}\n`);
  };
  const leaders = new Map<string, WorkItem>();
  const budget = new Budget(options.maxCredits ?? Infinity);
  let limited = false;
  const items = feed({
    plan,
    job,
    manifestFolder,
    log,
    leaders,
    budget,
    dedupe: options.dedupe,
    force: options.force === true,
    more: undefined,
    planMore: async () => [],
    signal: new AbortController().signal,
    onSkip: ({ input, existing }) => write('skip', input.label, existing ?? '', { output: existing }),
    async onDuplicate(item, of) {
      const like = of?.file ?? leaders.get(item.key)?.input.label ?? '';
      write('duplicate', item.input.label, texts.dryRun.like(like), { like, credits: 0 });
    },
    onLimit: () => {
      limited = true;
    },
    mayRepeat: () => false,
  });
  for await (const { input, restore } of items) {
    const refusal = restore === undefined ? await refusalOf(input, work, texts) : undefined;
    if (refusal !== undefined) write('refused', input.label, refusal, { reason: refusal });
    else if (restore === undefined) write('send', input.label, texts.price.credits(price), { credits: price ?? null });
    else write('restore', input.label, texts.dryRun.fromTask(restore), { taskId: restore, credits: 0 });
  }
  for (const { label, reason } of bad) write('refused', label, reason, { reason });
  const credits = price === undefined ? undefined : price * counts.send;
  if (report.json)
    out.write(`${JSON.stringify({ type: 'planSummary', ...counts, credits: credits ?? null, limited })}\n`);
  else say(paint('bold', texts.dryRun.summary(counts, credits)));
  if (limited) say(texts.stopped['max-credits']);
  return EXIT.ok;
}
