import { randomBytes } from 'node:crypto';
import type { S3Client } from '@aws-sdk/client-s3';
import type { Task } from '@koukoutu/sdk';
import { type Job, UnrecoverableError } from 'bullmq';
import { wordsOf } from '../internal/errors.js';
import type { FleetLogger } from '../internal/log.js';
import { backoff, sleep, within } from '../internal/sleep.js';
import { resultName } from '../queue/input.js';
import type { JobData, JobResult } from '../queue/job.js';
import type { Records } from '../queue/records.js';
import type { Replicas } from '../redis/replicas.js';
import { endingOf, type Sink } from '../sinks/sink.js';
import type { Held } from '../slots/keeper.js';
import type { Account } from './account.js';
import type { Settings } from './options.js';
import { afterCreate, afterTask } from './outcome.js';
import { persist, write } from './persist.js';
import { openPicture, PictureGone } from './picture.js';
import { reporter } from './report.js';
import type { Stats } from './stats.js';

/** Milliseconds for which a slot stays held if it is not known whether its task runs. */
const UNKNOWN_HOLD = 60_000;
/** Milliseconds for which the slot of a known task stays held without renewal. Others resume the task long before. */
const TASK_HOLD = 5 * 60_000;
/** Milliseconds after which a task is no longer waited for. */
const TASK_LIFE = 24 * 60 * 60_000;

/** Milliseconds between two requests of an account, at most, while it is not known whether they are carried out. */
const OUTAGE_PAUSE = 2 * 60_000;

/** Milliseconds to wait until Redis has stored a task's id. Then the task is polled in any case. */
const PATIENCE = 2000;

/** What all jobs of a worker share. */
export interface Workshop {
  readonly records: Records;
  readonly replicas: Replicas;
  readonly settings: Settings;
  readonly sink: Sink;
  readonly s3: S3Client | undefined;
  readonly stats: Stats;
  readonly log: FleetLogger;
}

/** A job that this worker is running. */
export interface Work {
  readonly id: string;
  readonly job: Job<JobData, JobResult>;
  /** BullMQ's lock. A job that was taken over from a dead worker has none. */
  readonly token: string | undefined;
  readonly account: Account;
  readonly slot: Held;
  /** The holder's name. */
  readonly name: string;
  readonly tries: number;
  /** Aborted when the job must be handed over, or another process has taken it over. */
  readonly signal: AbortSignal;
}

/** How a job left this worker, and so what to tell BullMQ. */
export type End =
  | { readonly state: 'done'; readonly result: JobResult }
  | { readonly state: 'failed' | 'dead'; readonly reason: string }
  /** It will run again, after so many milliseconds. */
  | { readonly state: 'back'; readonly after: number }
  /** Another process has it. */
  | { readonly state: 'lost' };

/** Creates the task of a job and waits for its result. Nothing is sent before Redis has recorded that it will be. */
export async function runNew(shop: Workshop, work: Work): Promise<End> {
  const { records, settings, log } = shop;
  const { id, job, account, slot, name } = work;
  const again = async (reason: string, after: number, intent = '', counts = false): Promise<End> => {
    await slot.release();
    if (counts && work.tries + 1 >= settings.tries) return fail(shop, work, reason, 'no');
    await records.letGo(id, intent, reason, counts);
    return { state: 'back', after };
  };
  let picture: Awaited<ReturnType<typeof openPicture>>;
  try {
    picture = await openPicture(job.data.in, shop.s3);
  } catch (error) {
    if (error instanceof PictureGone && error.perhapsLater) return again(error.message, backoff(work.tries), '', true);
    await slot.release();
    return fail(shop, work, wordsOf(error), 'no');
  }
  // It may have been paused or closed since the slot was taken.
  if (!account.open) return again('', 0);
  const intent = randomBytes(9).toString('base64url');
  const place = { account: account.name, name };
  let allowed = await records.intend(id, intent, place, UNKNOWN_HOLD);
  if (allowed === 'ask') {
    await account.look(true);
    allowed = account.open ? await records.intend(id, intent, place, UNKNOWN_HOLD) : 'closed';
  }
  if (allowed === 'lost') {
    await slot.release();
    return { state: 'lost' };
  }
  if (allowed === 'closed' || allowed === 'ask') void account.look();
  if (allowed !== 'ok') return again('', 0);
  // A connection that breaks here does not confirm it either. Nothing has been sent, and nothing will be.
  if (!(await shop.replicas.have().catch(() => false))) {
    return again('No replica of Redis has recorded the request, so it was not sent.', 1000, intent);
  }
  if (work.signal.aborted) return again('', 0, intent);
  let task: Task;
  try {
    const timeout = settings.createTimeoutMs;
    task = await account.creating(() =>
      account.client.tasks.create(job.name, picture, (job.data.with ?? {}) as never, { timeout }),
    );
  } catch (error) {
    const { taskId } = error as { readonly taskId?: number };
    if (taskId === undefined) return afterFailedCreate(error);
    // The error came after the response: there is a task to resume.
    task = account.client.tasks.resume({ id: taskId, modelKey: job.name });
  }
  account.warm();
  shop.stats.onCreate();
  const storing = persist(log, `task ${task.id} of job ${id}`, () =>
    records.task(id, intent, { id: task.id, model: job.name }, place, TASK_HOLD),
  );
  // The id should be stored first. But if Redis is away, the result of a paid task is fetched anyway.
  const stored = await within(PATIENCE, storing);
  if (stored === undefined)
    log.error(`Redis has not stored task ${task.id} of job ${id} yet. The worker keeps trying.`);
  if (stored === 'orphan') {
    log.error(
      `Task ${task.id} belongs to job ${id}, which a person retried or dropped before the response came: ` +
        `fetch its result with the SDK's tasks.resume(${task.id}).`,
    );
  }
  if (stored === 'lost' || stored === 'orphan') return { state: 'lost' };
  // BullMQ counts it as failed. Back in the queue, it will find the record of the run here.
  if (stored === 'revived') await job.retry('failed').catch(() => {});
  return finish(shop, work, task, 0);

  async function afterFailedCreate(error: unknown): Promise<End> {
    const outcome = afterCreate(error);
    const { reason } = outcome;
    switch (outcome.next) {
      case 'dead':
        // In an outage, each further request would most likely be a dead letter too.
        account.cool(OUTAGE_PAUSE);
        return persist(log, `the dead letter ${id}`, () => die(shop, work, reason, 'maybe'));
      case 'fail':
        await slot.release();
        return fail(shop, work, reason, 'no');
      case 'close':
        await account.close(outcome.why, reason);
        return again(reason, 0, intent);
      case 'again':
        if (outcome.cool) account.cool();
        return again(reason, outcome.cool ? 1000 : backoff(work.tries), intent, !outcome.cool);
    }
  }
}

/** Continues a task that was created earlier, by this or another process. */
export function runTask(
  shop: Workshop,
  work: Work,
  reference: { id: number; model: string },
  age: number,
): Promise<End> {
  const task = work.account.client.tasks.resume({ id: reference.id, modelKey: reference.model || undefined });
  return finish(shop, work, task, age);
}

/**
 * Fetches the result of a task. If that fails for now, as in an outage of the API, it is tried again right here: the slot stays held in
 * any case, and a job that is put back would come behind all others although it is paid for.
 */
async function finish(shop: Workshop, work: Work, task: Task, age: number): Promise<End> {
  const { records, settings, log } = shop;
  const { id, slot, signal } = work;
  const started = performance.now();
  for (let tries = work.tries + 1; ; tries += 1) {
    try {
      return await fetchResult(shop, work, task);
    } catch (error) {
      const outcome = signal.aborted ? undefined : afterTask(error);
      if (outcome?.next === 'fail' || outcome?.next === 'dead') {
        await slot.release();
        return outcome.next === 'fail'
          ? fail(shop, work, outcome.reason, 'yes')
          : die(shop, work, outcome.reason, 'yes');
      }
      if (outcome !== undefined && (tries >= settings.tries || age + performance.now() - started > TASK_LIFE)) {
        await slot.release();
        const words = `Paid for, but the result could not be fetched in ${tries} tries: ${outcome.reason}`;
        return die(shop, work, words, 'yes');
      }
      if (outcome !== undefined) log.warn(`Job ${id}, task ${task.id}: ${outcome.reason} It is tried again.`);
      await sleep(backoff(tries - 1), signal).catch(() => {});
    }
    if (!signal.aborted) continue;
    // Handed over: the task still runs, and keeps its slot until the worker that resumes it releases it.
    await records.letGo(id, '', '', false);
    return { state: 'back', after: 0 };
  }
}

/** Polls the task, writes its result, and only then records that the job is done. */
async function fetchResult(shop: Workshop, work: Work, task: Task): Promise<End> {
  const { records, settings, sink, stats, log } = shop;
  const { id, job, slot, signal } = work;
  const report = reporter(job);
  const result = await task.result({
    timeout: settings.taskTimeoutMs,
    signal,
    onUpdate(update) {
      stats.polls += 1;
      // The slot is free as soon as the task has ended: the next task may start while this result is fetched.
      if (update.state === 'done' || update.state === 'failed') void slot.release().catch(() => {});
      report(update);
    },
  });
  await slot.release();
  const name = `${resultName(id, job.data)}.${endingOf(result.contentType)}`;
  const output = await write(() => sink(result, { id, name, taskId: task.id, signal }), signal);
  const { contentType, size, width, height } = result;
  const done: JobResult = { output, contentType, size, width, height, taskId: task.id };
  await persist(log, `the end of job ${id}`, () =>
    records.end(id, 'done', JSON.stringify(done), 'yes', settings.rememberMs),
  );
  return { state: 'done', result: done };
}

async function fail(shop: Workshop, work: Work, reason: string, charged: 'no' | 'yes'): Promise<End> {
  const ended = await shop.records.end(work.id, 'failed', reason, charged, shop.settings.rememberMs);
  return ended === 'failed' ? { state: 'failed', reason } : { state: 'lost' };
}

async function die(shop: Workshop, work: Work, reason: string, charged: 'maybe' | 'yes'): Promise<End> {
  const ended = await shop.records.end(work.id, 'dead', reason, charged, shop.settings.rememberMs);
  if (ended !== 'dead') return { state: 'lost' };
  shop.log.error(`Job ${work.id} is a dead letter: ${reason}`);
  return { state: 'dead', reason };
}

/** Tells BullMQ how a job ended. If BullMQ disagrees, as after a pause of Redis, the record decides when the job runs next. */
export async function settle(work: Pick<Work, 'job' | 'token'>, end: End): Promise<void> {
  const { job, token } = work;
  if (token === undefined || end.state === 'lost') return;
  if (end.state === 'done') await job.moveToCompleted(end.result, token, false);
  else if (end.state === 'back') {
    if (end.after > 0) await job.moveToDelayed(Date.now() + Math.ceil(end.after), token);
    else await job.moveToWait(token);
  } else await job.moveToFailed(new UnrecoverableError(end.reason), token, false);
}
