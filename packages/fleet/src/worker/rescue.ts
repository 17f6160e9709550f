import type { Queue as BullQueue } from 'bullmq';
import type { Workshop } from './run.js';
import type { RunningJobs, TakenJob } from './running-jobs.js';

/** Takes over the tasks of workers that no longer renew them, without waiting for BullMQ to notice. */
export async function rescue({ records, log }: Workshop, queue: BullQueue, running: RunningJobs): Promise<void> {
  for (const id of await records.abandoned(20)) {
    if (running.has(id) || running.locks.has(id)) continue;
    const claim = await records.claim(id);
    if (claim.state === 'dead') log.error(`Job ${id} is a dead letter: ${claim.reason}`);
    if (claim.state === 'new') await records.letGo(id, '', '', false);
    if (claim.state !== 'task') continue;
    const job = (await queue.getJob(id)) as TakenJob['job'] | undefined;
    if (job === undefined || !running.resume({ job, id, token: undefined }, claim))
      await records.letGo(id, '', '', false);
  }
}
