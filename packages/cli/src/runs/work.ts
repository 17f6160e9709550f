import type { Job } from '../plan/job.js';
import type { ReportOptions } from '../report/create-reporter.js';
import type { PictureCall } from './process.js';
import type { WorkOptions } from './work-options.js';

/** A command that works on pictures, ready to run. */
export interface Work {
  readonly job: Job;
  readonly call: PictureCall;
  /** The same call with a client that cannot send. It fails as the real one would before it sends anything. */
  readonly rehearse: PictureCall;
  readonly operands: readonly string[];
  readonly options: WorkOptions;
  readonly report: ReportOptions;
}
