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
  /** Its name in the manifest. With `dedupe`, equal pictures have the same name. */
  readonly key: string;
  /** The task of an earlier run. Its result is fetched again, without paying. */
  readonly restore: number | undefined;
}

export interface FeedOptions {
  readonly plan: readonly PlannedInput[];
  /** Inputs that are added later, from watched folders. */
  readonly more: AsyncIterable<Input> | undefined;
  /** Plans all known inputs. Inputs that were planned before keep their places. */
  readonly planMore: (all: readonly Input[]) => Promise<PlannedInput[]>;
  readonly job: Job;
  readonly manifestFolder: string;
  readonly log: ResultsLog | undefined;
  readonly dedupe: boolean;
  readonly force: boolean;
  readonly budget: Budget;
  readonly signal: AbortSignal;
  readonly onSkip: (planned: PlannedInput) => void;
  /** The first item of each key. The caller removes an item that failed. */
  readonly leaders: Map<string, WorkItem>;
  /** Called for a picture that is equal to an earlier one. @param of - The result, if an earlier run made it. */
  readonly onDuplicate: (item: WorkItem, of: ResultRecord | undefined) => Promise<void>;
  /** Called if the next picture would exceed the limit of credits. */
  readonly onLimit: () => void;
  /** Whether a picture that has changed is to be tried again. */
  readonly mayRepeat: (source: string) => boolean;
}

/**
 * Yields the inputs that need work, one at a time, until something stops the run. A picture is read and compared with the
 * others only when its turn comes, so that a large folder starts at once.
 */
export async function* feed(options: FeedOptions): AsyncGenerator<WorkItem> {
  const { plan, more, planMore, budget, signal, onSkip, onDuplicate, onLimit, mayRepeat, leaders } = options;
  const price = options.job.price ?? 0;
  /** @returns The item if it needs work now, `undefined` if it is settled, `false` if the limit is reached. */
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
