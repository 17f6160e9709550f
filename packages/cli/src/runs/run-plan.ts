import path from 'node:path';
import { AbortError, batch, type KoukoutuError, type Manifest, tasksAtOnce } from '@koukoutu/sdk/node';
import type { BadInput, Input } from '../inputs/input.js';
import type { Texts } from '../language/index.js';
import type { ExitCode } from '../model/exit-codes.js';
import type { PlannedInput } from '../plan/plan.js';
import type { ResultRecord } from '../plan/results-log.js';
import type { Reporter } from '../report/reporter.js';
import type { Balance } from './balance.js';
import { Budget } from './budget.js';
import { explainFailure } from './failure.js';
import { feed, type WorkItem } from './feed.js';
import type { Interrupt } from './interrupt.js';
import { copyResult, type ProcessOptions, processInput, type Written } from './process.js';
import { createTally, type Stopped } from './tally.js';
import { watchFolders } from './watch.js';
import type { WorkOptions } from './work-options.js';

/** Inputs that run in addition to the tasks at once: they are sent while results of others are being downloaded. */
const AHEAD = 3;
/** The run ends after this many pictures in a row could not reach the server. */
const UNREACHABLE = 5;

export interface Run {
  readonly plan: readonly PlannedInput[];
  readonly bad: readonly BadInput[];
  /** Folders to watch once all existing pictures are done. */
  readonly watched: readonly string[];
  readonly planMore: (all: readonly Input[]) => Promise<PlannedInput[]>;
  /** @param repeatUnknown - Whether to send pictures again that an earlier run may have paid for. */
  readonly manifest: ((repeatUnknown: boolean) => Manifest) | undefined;
  readonly manifestFolder: string;
  readonly balance: Balance | undefined;
  readonly options: WorkOptions;
  readonly process: ProcessOptions;
  readonly reporter: Reporter;
  readonly interrupt: Interrupt;
  readonly texts: Texts;
}

/** Carries out a plan and reports on it. */
export const runPlan = (run: Run): Promise<ExitCode> => new Runner(run).run();

type FileResult = Written & { readonly output: string };

class Runner {
  readonly #run: Run;
  readonly #isEndless: boolean;
  readonly #price: number;
  readonly #budget: Budget;
  readonly #tally: ReturnType<typeof createTally>;
  readonly #stopper = new AbortController();
  readonly #stopSignal: AbortSignal;
  /** By key: the first input of each picture, the inputs that wait for its result, and the results that exist. */
  readonly #leaders = new Map<string, WorkItem>();
  readonly #followers = new Map<string, WorkItem[]>();
  readonly #results = new Map<string, FileResult>();
  /** Sources of pictures that were refused. A picture that changes is tried again. */
  readonly #refused = new Set<string>();
  /** Tasks that were created and whose results are not written yet. */
  readonly #open = new Map<string, number>();
  /** Items that were passed to the batch. It skips those that the manifest knows as finished. */
  readonly #admitted = new Set<WorkItem>();
  /** Items that an earlier run sent, which was interrupted before the response. */
  readonly #unknown: { readonly item: WorkItem; readonly error: unknown }[] = [];
  #unreachable = 0;

  constructor(run: Run) {
    const { plan, bad, watched, options, process, reporter, interrupt } = run;
    this.#run = run;
    this.#isEndless = watched.length > 0;
    this.#price = process.job.price ?? 0;
    this.#budget = new Budget(options.maxCredits ?? Infinity);
    this.#tally = createTally(reporter, this.#isEndless ? undefined : plan.length + bad.length);
    this.#stopSignal = AbortSignal.any([interrupt.gentle, this.#stopper.signal]);
  }

  async run(): Promise<ExitCode> {
    const { bad, watched, options, balance, manifest, process, reporter, interrupt, texts } = this.#run;
    if (this.#isEndless) reporter.note(texts.watch.started(watched));
    for (const { label, reason } of bad) this.#tally.tell({ status: 'refused', input: label, reason });
    try {
      await this.#pass(this.#inputs(), manifest?.(options.repeatUnknown === true));
      await this.#settleUnknown();
    } catch (error) {
      if (!(error instanceof AbortError && interrupt.hard.aborted)) throw error;
    }
    if (!this.#stopSignal.aborted) {
      // The manifest says that it is finished, but its result is neither on the disk nor in the log.
      for (const { input } of this.#admitted) {
        this.#tally.tell({ status: 'failed', input: input.label, reason: texts.report.resultGone });
      }
    }
    for (const [label, id] of this.#open) reporter.note(texts.interrupt.mayStillRun(label, id));
    return this.#tally.end({
      creditsSpent: process.job.price === undefined ? null : this.#budget.spent,
      creditsLeft: (await balance?.creditsLeft().catch(() => undefined)) ?? null,
      interrupted: interrupt.interrupted,
      isEndless: this.#isEndless,
    }).exitCode;
  }

  #inputs(): AsyncGenerator<WorkItem> {
    const { watched, options, process, texts } = this.#run;
    const { job, log, output } = process;
    const watchOptions = {
      folders: watched,
      recursive: options.recursive === true,
      outputFolder: output.folder,
      signal: this.#stopSignal,
    };
    return feed({
      ...this.#run,
      job,
      log,
      budget: this.#budget,
      leaders: this.#leaders,
      dedupe: options.dedupe,
      force: options.force === true,
      signal: this.#stopSignal,
      more: this.#isEndless ? watchFolders(watchOptions) : undefined,
      onSkip: ({ input, existing, otherOptions }) => {
        const reason = otherOptions ? texts.report.otherOptions : undefined;
        this.#tally.tell({ status: 'skipped', input: input.label, output: shown(existing), reason });
      },
      onDuplicate: (item, made) => this.#follow(item, made),
      onLimit: () => this.#stop('max-credits'),
      mayRepeat: (source) => this.#refused.delete(source),
    });
  }

  /** Runs inputs, several at a time, and reports how each ended. */
  async #pass(inputs: AsyncIterable<WorkItem> | Iterable<WorkItem>, manifest: Manifest | undefined): Promise<void> {
    const { options, interrupt, process, balance } = this.#run;
    const admitted = this.#admitted;
    const admit = async function* () {
      for await (const item of inputs) {
        admitted.add(item);
        yield item;
      }
    };
    const items = batch(admit(), (item, { signal }) => this.#processOne(item, signal), {
      concurrency: (options.concurrency ?? tasksAtOnce) + AHEAD,
      signal: interrupt.hard,
      stopSignal: this.#stopSignal,
      manifest,
    });
    for await (const { input: item, result, error } of items) {
      this.#open.delete(item.input.label);
      admitted.delete(item);
      const isPaid = item.restore === undefined;
      if (result) {
        this.#unreachable = 0;
        if (isPaid) this.#budget.settle(this.#price, true);
        const credits = isPaid ? process.job.price : 0;
        this.#tally.tell({ status: 'done', input: item.input.label, ...result, output: shown(result.output), credits });
        await this.#serveFollowers(item, result);
      } else if (balance && !options.repeatUnknown && isOfEarlierRun(error)) {
        if (isPaid) this.#budget.settle(this.#price, false);
        this.#unknown.push({ item, error });
      } else {
        const mayHaveRun = this.#fail(item, error);
        if (isPaid) this.#budget.settle(this.#price, mayHaveRun);
        this.#failFollowers(item, error);
      }
    }
  }

  /** Sends pictures again that were certainly not charged. The user decides about the rest. */
  async #settleUnknown(): Promise<void> {
    const { balance, process, manifest } = this.#run;
    if (this.#unknown.length === 0) return;
    const unknown = this.#unknown.splice(0);
    const free = !this.#stopSignal.aborted && (await balance?.unknownWereFree(process.job.price)) === true;
    if (free)
      return this.#pass(
        unknown.map(({ item }) => item).filter(() => this.#budget.reserve(this.#price)),
        manifest?.(true),
      );
    for (const { item, error } of unknown) {
      this.#fail(item, error);
      this.#failFollowers(item, error);
    }
  }

  #processOne(item: WorkItem, signal: AbortSignal): Promise<Written> {
    const { options, process, reporter } = this.#run;
    const { label } = item.input;
    reporter.begin(label);
    const context = {
      signal,
      timeout: options.timeout === undefined ? undefined : options.timeout * 1000,
      onUpdate: (update: Parameters<Reporter['update']>[1]) => reporter.update(label, update),
      onTask: ({ id }: { readonly id: number }) => void this.#open.set(label, id),
    };
    return processInput(item, context, process);
  }

  /** Handles an equal picture: the result of the first one is copied as soon as it exists. */
  async #follow(item: WorkItem, made: ResultRecord | undefined): Promise<void> {
    const result = this.#results.get(item.key);
    if (made) await this.#copy(item, { output: made.file, taskId: made.taskId, width: undefined, height: undefined });
    else if (result) await this.#copy(item, result);
    else this.#followers.set(item.key, [...(this.#followers.get(item.key) ?? []), item]);
  }

  async #serveFollowers({ key }: WorkItem, { output, ...result }: Written): Promise<void> {
    if (output === undefined || !this.#run.options.dedupe) return;
    this.#results.set(key, { ...result, output });
    for (const follower of this.#followers.get(key) ?? []) await this.#copy(follower, { ...result, output });
    this.#followers.delete(key);
  }

  #failFollowers({ key }: WorkItem, error: unknown): void {
    this.#leaders.delete(key);
    for (const follower of this.#followers.get(key) ?? []) this.#fail(follower, error);
    this.#followers.delete(key);
  }

  async #copy(item: WorkItem, original: Parameters<typeof copyResult>[1]): Promise<void> {
    const { process, texts } = this.#run;
    try {
      const written = await copyResult(item, original, process);
      const { label } = item.input;
      const reason = texts.report.duplicate;
      this.#tally.tell({
        status: 'duplicate',
        input: label,
        ...written,
        output: shown(written.output),
        credits: 0,
        reason,
      });
    } catch (error) {
      this.#fail(item, error);
    }
  }

  /** @returns Whether it may have been charged. */
  #fail({ input: { label, source } }: WorkItem, cause: unknown): boolean {
    const { texts } = this.#run;
    const { status, reason, error, stop } = explainFailure(cause, texts);
    if (stop) {
      // Nothing happened to the input: it counts as not started, and the reason is shown once.
      this.#stop(stop, reason);
      return false;
    }
    if (status === 'refused') this.#refused.add(source);
    this.#tally.tell({ status, input: label, reason: texts.report.reason(reason, error), error });
    this.#unreachable = error.name === 'ConnectionError' ? this.#unreachable + 1 : 0;
    if (this.#unreachable >= UNREACHABLE) this.#stop('unreachable');
    return error.mayHaveRun === true;
  }

  #stop(why: Stopped, reason?: string): void {
    const { reporter, texts } = this.#run;
    if (this.#tally.stop(why)) reporter.note([reason, texts.stopped[why]].filter(Boolean).join('\n'));
    this.#stopper.abort();
  }
}

/** Whether the manifest refused an input because an earlier run sent it and did not learn the outcome. */
const isOfEarlierRun = (error: Partial<KoukoutuError>) =>
  error.name === 'AmbiguousSubmitError' && error.operation === 'batch';

const shown = (file: string | undefined) => file && (path.relative(process.cwd(), file) || file);
