// Promises of BullMQ. Each try answers what it saw.
import { anHourAhead, fill, refusalOf, sleep } from './tools.mjs';

const HOUR = 3_600_000;

/** A queue with a job, and a worker that has taken it. */
async function taken({ server, client, queue, worker }, options = {}, args = []) {
  const redis = await server(...args);
  const connection = client(redis);
  const own = queue(connection);
  const taker = worker(connection, options);
  await own.add('job', {}, { jobId: 'job' });
  const job = await taker.getNextJob('token');
  return { redis, connection, own, taker, job };
}

export const BULLMQ_TRIES = {
  async 'bullmq-add-kill'({ server, client, queue }) {
    const redis = await server();
    await queue(client(redis)).addBulk(Array.from({ length: 500 }, () => ({ name: 'job', data: {} })));
    await redis.kill();
    await redis.start();
    return `${await queue(client(redis)).getWaitingCount()} of 500 kept`;
  },
  async 'bullmq-pause-restart'({ server, client, queue }) {
    const redis = await server();
    await queue(client(redis)).pause();
    await redis.kill();
    await redis.start();
    return (await queue(client(redis)).isPaused()) ? 'still paused' : 'running';
  },
  async 'bullmq-blocked-worker'({ server, client, queue, worker }) {
    const redis = await server();
    const taker = worker(client(redis), { drainDelay: 20 });
    const asked = taker.getNextJob('token').catch(() => undefined);
    await sleep(300);
    await redis.kill();
    await redis.start();
    await queue(client(redis)).add('job', {});
    // The fleet's worker asks again, too, when a wait has ended without a job.
    const found = (async () => (await asked) ?? (await taker.getNextJob('token')))();
    const job = await Promise.race([found, sleep(8000)]);
    return job === undefined ? 'not taken' : 'taken';
  },
  async 'bullmq-stalled'(tools) {
    const { connection, own } = await taken(tools, { lockDuration: 500, stalledInterval: 300 });
    const other = tools.worker(connection, { lockDuration: 500, stalledInterval: 300, maxStalledCount: 1000 });
    await other.startStalledCheckTimer();
    for (let tries = 0; tries < 50; tries += 1) {
      await sleep(100);
      if ((await own.getWaitingCount()) > 0) return (await other.getNextJob('other')) ? 'taken up again' : 'waiting';
    }
    return 'left active';
  },
  async 'bullmq-stalled-order'(tools) {
    const redis = tools.client(await tools.server());
    const own = tools.queue(redis);
    const options = { lockDuration: 500, stalledInterval: 300, maxStalledCount: 1000 };
    for (const name of ['first', 'second', 'third']) await own.add(name, {}, { priority: 5 });
    await tools.worker(redis, options).getNextJob('token');
    const other = tools.worker(redis, options);
    await other.startStalledCheckTimer();
    while ((await own.getActiveCount()) > 0) await sleep(100);
    const names = [];
    for (let count = 0; count < 3; count += 1) names.push((await other.getNextJob(`other-${count}`)).name);
    return `${names.indexOf('first') + 1} of 3`;
  },
  async 'pause-bullmq-lock'(tools) {
    const { redis, job } = await taken(tools, { lockDuration: 500 });
    redis.pause();
    await sleep(1200);
    redis.resume();
    return job.moveToCompleted('result', 'token', false).then(() => 'completed', refusalOf);
  },
  async 'bullmq-same-id'({ server, client, queue }) {
    const own = queue(client(await server()));
    await own.add('job', {}, { jobId: 'one' });
    await own.add('job', {}, { jobId: 'one' });
    return `${await own.getWaitingCount()} job`;
  },
  async 'bullmq-same-id-active'(tools) {
    const { own } = await taken(tools);
    await own.add('job', {}, { jobId: 'job' });
    return `${(await own.getActiveCount()) + (await own.getWaitingCount())} job`;
  },
  async 'bullmq-back-priority'({ server, client, queue, worker }) {
    const connection = client(await server());
    const own = queue(connection);
    const taker = worker(connection);
    await own.add('urgent', {}, { priority: 1 });
    await own.add('other', {}, { priority: 5 });
    const job = await taker.getNextJob('token');
    await job.moveToWait('token');
    const next = await taker.getNextJob('token-2');
    return next.name === 'urgent' ? 'kept' : 'lost';
  },
  async 'bullmq-delayed-order'({ server, client, queue, worker }) {
    const connection = client(await server());
    const own = queue(connection);
    for (const name of ['first', 'second', 'third']) await own.add(name, {}, { priority: 5 });
    const taker = worker(connection);
    const job = await taker.getNextJob('token');
    await job.moveToDelayed(Date.now() + 10, 'token');
    await sleep(50);
    const names = [];
    for (let count = 0; count < 3; count += 1) names.push((await taker.getNextJob(`other-${count}`)).name);
    return `${names.indexOf('first') + 1} of 3`;
  },
  async 'oom-bullmq-take'({ server, client, queue, worker }) {
    const connection = client(await server());
    await queue(connection).add('job', {});
    const taker = worker(connection);
    await fill(connection);
    return taker.getNextJob('token').then((job) => (job === undefined ? 'no job' : 'taken'), refusalOf);
  },
  async 'oom-bullmq-complete'(tools) {
    const { connection, job } = await taken(tools);
    await fill(connection);
    return job.moveToCompleted('result', 'token', false).then(() => 'completed', refusalOf);
  },
  async 'clock-ahead-delay'(tools) {
    const { connection, job } = await taken(tools);
    await anHourAhead(() => job.moveToDelayed(Date.now() + 200, 'token'));
    const taker = tools.worker(connection);
    await sleep(400);
    const now = await Promise.race([taker.getNextJob('token-2'), sleep(3000)]);
    return now === undefined ? 'an hour late' : 'in time';
  },
  async 'clock-ahead-worker'({ server, client, queue, worker }) {
    const connection = client(await server());
    await queue(connection).add('job', {}, { delay: HOUR / 2 });
    const taker = worker(connection);
    const job = await anHourAhead(() => Promise.race([taker.getNextJob('token'), sleep(3000)]));
    return job === undefined ? 'not taken' : 'taken at once';
  },
};
