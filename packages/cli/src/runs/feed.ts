import type { Input } from '../inputs/input.js';
import { type Job, jobId, sourceId } from '../plan/job.js';
import { exists, type PlannedInput } from '../plan/plan.js';
import type { ResultRecord, ResultsLog } from '../plan/results-log.js';
import type { Budget } from './budget.js';
import { contentOf } from './content.js';

/** An input that has to be worked on. */
export interface WorkItem extends PlannedInput {
  /** The input's name in the log of results. */
  readonly source: string;
  readonly content: string;
  readonly job: string;
  /** Its name in the manifest. With `dedupe` equal pictures have the same. */
  readonly key: string;
  /** The task of an earlier run: its result is fetched again, and nothing is paid. */
  readonly restore: number | undefined;
}

export interface FeedOptions {
  readonly plan: readonly PlannedInput[];
  /** Inputs that come later, of watched folders. */
  readonly more: AsyncIterable<Input> | undefined;
  /** Plans all inputs that are known; what was planned before keeps its place. */
  readonly planMore: (all: readonly Input[]) => Promise<PlannedInput[]>;
  readonly job: Job;
  readonly manifestFolder: string;
  readonly log: ResultsLog | undefined;
  readonly dedupe: boolean;
  readonly force: boolean;
  readonly budget: Budget;
  readonly signal: AbortSignal;
  readonly onSkip: (planned: PlannedInput) => void;
  /** The first item of each key. One that failed is taken out by the caller. */
  readonly leaders: Map<string, WorkItem>;
  /** The same picture was handed out in this run. @param of - Its result, when an earlier run has made it. */
  readonly onDuplicate: (item: WorkItem, of: ResultRecord | undefined) => Promise<void>;
  /** The next one would cost more than is allowed. */
  readonly onLimit: () => void;
  /** Whether a picture that has changed is to be tried again. */
  readonly mayRepeat: (source: string) => boolean;
}

/**
 * Hands out the inputs that have something to do, one at a time, as long as nothing stops the run. A picture is read,
 * to compare it with the others, only when its turn has come: a large folder starts at once.
 */
export async function* feed(options: FeedOptions): AsyncGenerator<WorkItem> {
  const { plan, more, planMore, budget, signal, onSkip, onDuplicate, onLimit, mayRepeat, leaders } = options;
  const price = options.job.price ?? 0;
  /** @returns The item if it has to be worked on now, `undefined` if it is settled, `false` if the limit is reached. */
  const admit = async (planned: PlannedInput): Promise<WorkItem | false | undefined> => {
    if (planned.existing !== undefined) return void onSkip(planned);
    const item = await describe(planned, options);
    if (options.dedupe) {
      if (leaders.has(item.key)) return void (await onDuplicate(item, undefined));
      leaders.set(item.key, item);
    }
    const made = options.dedupe && !options.force ? options.log?.byContent(item.content, item.job) : undefined;
    if (made && made.source !== item.source && (await exists(made.file))) return void (await onDuplicate(item, made));
    if (item.restore !== undefined) return item;
    return budget.reserve(price) ? item : false;
  };

  for (const planned of plan) {
    if (signal.aborted) return;
    const item = await admit(planned);
    if (item === false) return onLimit();
    if (item) yield item;
  }
  const known = new Map(plan.map(({ input }) => [input.source, input]));
  for await (const input of more ?? []) {
    const isKnown = known.has(input.source);
    if (isKnown && !mayRepeat(input.source)) continue;
    known.set(input.source, input);
    const all = await planMore([...known.values()]);
    const planned = all.find(({ input: each }) => each.source === input.source);
    if (!planned) continue;
    const item = await admit(planned);
    if (item === false) return onLimit();
    if (item) yield item;
  }
}

async function describe(
  planned: PlannedInput,
  { job, manifestFolder, log, dedupe, force }: FeedOptions,
): Promise<WorkItem> {
  const source = sourceId(planned.input, manifestFolder);
  const id = jobId(job);
  const content = await contentOf(planned.input);
  const key = `${dedupe ? content : source} ${id}`;
  const made = force ? undefined : (log?.bySource(source, id) ?? (dedupe ? log?.byContent(content, id) : undefined));
  const restore = made?.content === content ? made.taskId : undefined;
  return { ...planned, source, content, job: id, key, restore };
}
