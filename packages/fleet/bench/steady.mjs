// How well slots are used, and what a job costs, while nothing goes wrong.
import { readFileSync } from 'node:fs';
import { fromPath, Koukoutu } from '@koukoutu/sdk/node';
import { Redis } from 'ioredis';
import { fleetOn } from './contenders.mjs';
import { readLedger } from './ledger.mjs';
import { writePictures } from './pictures.mjs';
import { openStage, sleep } from './stage.mjs';

/** Seconds of CPU that a process has used. */
function cpuOf(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/**
 * The share of slot time that was used from the moment when all slots were first taken until the last task was created: what comes
 * before and after says nothing of the steady state.
 */
function usage(tasks, slots) {
  const sorted = [...tasks].sort((a, b) => a.createdAt - b.createdAt);
  const from = sorted[slots - 1].createdAt;
  const to = sorted.at(-1).createdAt;
  const busy = sorted.reduce(
    (sum, { createdAt, dueAt }) => sum + Math.max(0, Math.min(dueAt, to) - Math.max(createdAt, from)),
    0,
  );
  return busy / ((to - from) * slots);
}

/** Runs pictures through workers, and measures. */
export async function steady({ pictures, workers, slots = 5, speed = 1, medianMs = 5000, pollSeconds = 1 }) {
  const stage = await openStage({ slots, medianMs, speed });
  const redis = new Redis(stage.redis.url);
  let side;
  try {
    side = await fleetOn(stage, { pollSeconds, leaseSeconds: 20 });
    await side.add(writePictures(`${stage.folder}/in`, pictures));
    const crew = [];
    const commands = async () => Number(/total_commands_processed:(\d+)/.exec(await redis.info('stats'))?.[1]);
    const before = await commands();
    for (let at = 0; at < workers; at += 1) crew.push(await side.startWorker());
    const cpuAtStart = crew.map(({ pid }) => cpuOf(pid));
    const started = performance.now();
    let looks = 0;
    for (;;) {
      looks += 1;
      if ((await side.status()).done >= pictures) break;
      await sleep(500);
    }
    const seconds = (performance.now() - started) / 1000;
    const cpu = crew.reduce((sum, { pid }, at) => sum + cpuOf(pid) - cpuAtStart[at], 0);
    // A look at the status is six commands of ours.
    const used = (await commands()) - before - 6 * looks;
    const ledger = await readLedger(stage.api.url);
    return {
      seconds,
      usage: usage(ledger.tasks, slots),
      pollsPerJob: ledger.polls / pictures,
      cpuMsPerJob: (cpu * 1000) / pictures,
      commandsPerJob: used / pictures,
      jobsPerCoreSecond: pictures / cpu,
      most: ledger.most,
    };
  } finally {
    redis.disconnect();
    await side?.close();
    await stage.close();
  }
}

/** The same pictures through one process and the plain SDK. */
export async function plainBatch({ pictures, slots = 5, speed = 1, medianMs = 5000, pollSeconds = 1 }) {
  const stage = await openStage({ slots, medianMs, speed });
  try {
    const files = writePictures(`${stage.folder}/in`, pictures);
    const koukoutu = new Koukoutu({
      apiKey: 'shop-key',
      baseUrl: stage.api.url,
      maxConcurrentTasks: slots,
      pollInterval: pollSeconds * 1000,
    });
    const run = ({ path }) => koukoutu.removeBackground(fromPath(path), { mode: 'task' });
    const started = performance.now();
    for await (const { error } of koukoutu.batch(files, run)) if (error) throw error;
    const seconds = (performance.now() - started) / 1000;
    const ledger = await readLedger(stage.api.url);
    return { seconds, usage: usage(ledger.tasks, slots), pollsPerJob: ledger.polls / pictures, most: ledger.most };
  } finally {
    await stage.close();
  }
}
