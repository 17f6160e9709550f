import type { Job } from 'bullmq';
import type { JobData, JobProgress, JobResult } from '../queue/job.js';

/** Milliseconds between two reports of a task's progress in the same state. Each one is a command and an event in Redis. */
const REPORT_EVERY = 1000;

/** Reports the progress of a running task, at most once a second in the same state. */
export function reporter(job: Job<JobData, JobResult>): (progress: JobProgress) => void {
  let state: JobProgress['state'] | undefined;
  let at = 0;
  return (progress) => {
    const now = performance.now();
    if (progress.state === state && now - at < REPORT_EVERY) return;
    state = progress.state;
    at = now;
    const { progress: percent, position } = progress;
    // A Redis that is away is not a reason to lose a task.
    job.updateProgress({ state, progress: percent, position }).catch(() => {});
  };
}
