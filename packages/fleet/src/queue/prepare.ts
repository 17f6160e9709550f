import { context, propagation } from '@opentelemetry/api';
import { FleetError } from '../internal/errors.js';
import { accountName } from '../redis/keys.js';
import { type Dedupe, type FleetInput, type InputDetails, identityOf, jobId, sourceOf } from './input.js';
import type { JobData } from './job.js';

/** Options of {@link Queue.enqueue}. */
export interface EnqueueOptions {
  /** The model to run. Default: `background-removal`. */
  readonly model?: string | undefined;
  /** The model's options, in camelCase as in the SDK's `tasks.create`, for example `{ outputFormat: 'png' }`. */
  readonly fields?: Readonly<Record<string, string | number | boolean | undefined>> | undefined;
  /**
   * How to recognise a picture that was added before: by `place` (path, size and time of change; or its link; the default) or by
   * `content` (the bytes of the file). A `key` takes precedence over both.
   */
  readonly dedupe?: Dedupe | undefined;
  /** Returns your own key for a picture. A picture with the same key is not run again. */
  readonly key?: ((input: InputDetails) => string) | undefined;
  /** 1 (first) to 2 000 000. Default: 1000. Jobs of the same priority run in the order in which they were added. */
  readonly priority?: number | undefined;
  /** Milliseconds to wait before the jobs may start. */
  readonly delay?: number | undefined;
  /** The API key of the account that must run them. Redis sees only its hash. Default: any account of the worker. */
  readonly account?: string | undefined;
}

/** The default priority, with room before and after it. */
const DEFAULT_PRIORITY = 1000;
const LAST_PRIORITY = 2_000_000;

/** A job as BullMQ takes it. */
export interface Prepared {
  readonly id: string;
  readonly name: string;
  readonly data: JobData;
  readonly opts: { readonly jobId: string; readonly priority: number; readonly delay?: number };
}

/** Checks the options, and returns a function that makes a job of an input. */
export function preparer(options: EnqueueOptions): (input: FleetInput) => Promise<Prepared> {
  const { model = 'background-removal', fields = {}, dedupe = 'place', key, delay = 0 } = options;
  if (typeof model !== 'string' || model === '') throw new FleetError('usage', 'enqueue: model must not be empty.');
  if (dedupe !== 'place' && dedupe !== 'content') {
    throw new FleetError('usage', `enqueue: dedupe must be place or content (got ${dedupe}).`);
  }
  if (!(delay >= 0 && Number.isFinite(delay))) {
    throw new FleetError('usage', `enqueue: delay must be 0 or more milliseconds (got ${delay}).`);
  }
  const on = options.account === undefined ? undefined : accountName(options.account);
  const known = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as NonNullable<
    JobData['with']
  >;
  const withFields = Object.keys(known).length > 0 ? { with: known } : {};
  const trace: Record<string, string> = {};
  propagation.inject(context.active(), trace);
  const withTrace = Object.keys(trace).length > 0 ? { trace } : {};
  return async (input) => {
    const details: InputDetails = typeof input === 'string' || input instanceof URL ? { from: input } : input;
    const source = sourceOf(details.from);
    const ownKey = details.key ?? key?.(details);
    const identity = ownKey === undefined ? await identityOf(source, dedupe) : `key ${ownKey}`;
    const priority = details.priority ?? options.priority ?? DEFAULT_PRIORITY;
    if (!Number.isInteger(priority) || priority < 1 || priority > LAST_PRIORITY) {
      throw new FleetError('usage', `enqueue: priority must be 1 to ${LAST_PRIORITY} (got ${priority}).`);
    }
    const id = jobId(identity, model, known);
    const out = details.name === undefined ? {} : { out: details.name };
    const data = { in: source, ...out, ...withFields, ...withTrace, ...(on === undefined ? {} : { on }) };
    return { id, name: model, data, opts: { jobId: id, priority, ...(delay > 0 ? { delay } : {}) } };
  };
}
