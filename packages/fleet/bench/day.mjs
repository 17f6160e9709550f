// The fleet for a day of the API's time: workers are killed and frozen, Redis restarts and stands still, connections break, and the
// API has faults of its own.
import { cpuSeconds, processSize, randomOf } from '../../../bench/long/sample.mjs';
import { createJudge } from './day/judge.mjs';
import { openStage } from './day/stage.mjs';
import { sleep } from './stage.mjs';

const DAY_MINUTES = 24 * 60;
/** Processes, each with three workers. */
const WORKERS = 8;
const ACCOUNTS = 8;
const SLOTS = 5;
/** Milliseconds after which others take over from a worker that is dead or frozen. */
const LEASE = 5000;
/** Less than a job waits in the queue: what is forgotten must not be paid for again when BullMQ hands it out once more. */
const REMEMBER = 60_000;
/** The queue is kept at least this long while there is something to add. */
const BACKLOG = 2000;
const SAMPLES = 24;
/** One event in so many minutes of the API's time. */
const EVENT_EVERY = 15;
/** What happens, and how often in a hundred events. */
const EVENTS = {
  'kill a worker': 45,
  'freeze a worker': 15,
  'break all connections': 15,
  'restart Redis': 15,
  'pause Redis': 10,
};

/** @param {{ size: number, minutes: number, seed: number, say: (line: string) => void }} options */
export async function longDay({ size, minutes, seed, say }) {
  const random = randomOf(seed);
  const speed = DAY_MINUTES / minutes;
  const stage = await openStage({
    workers: WORKERS,
    accounts: ACCOUNTS,
    slots: SLOTS,
    lease: LEASE,
    remember: REMEMBER,
    speed,
    seed,
  });
  const { queue, redis, crew } = stage;
  // Beside all else: what happens to a worker may take longer than a finished job is remembered.
  const judge = createJudge(redis, (id) => `{koukoutu}:fleet:default:record:${id}`);
  try {
    const started = performance.now();
    const deadline = started + minutes * 60_000;
    const counts = Object.fromEntries(Object.keys(EVENTS).map((name) => [name, 0]));
    const samples = [];
    let added = 0;
    let nextEvent = started + eventGap(random, speed);
    let nextSample = started;
    while (performance.now() < deadline) {
      const status = await queue.status();
      if (status.waiting < BACKLOG && added < size) added += await addMore({ queue, judge, size, added });
      if (performance.now() >= nextSample) {
        nextSample += (deadline - started) / SAMPLES;
        samples.push(await sample({ stage, status, started }));
        say(JSON.stringify(samples.at(-1)));
      }
      if (performance.now() >= nextEvent) {
        const what = pickEvent(random);
        counts[what] += 1;
        await happen(what, { stage, crew, random });
        nextEvent += eventGap(random, speed);
      }
      if (added >= size && status.waiting + status.active + status.delayed === 0) break;
      await sleep(2000);
    }
    await drain(queue, say);
    await judge.stop();
    const status = await queue.status();
    samples.push(await sample({ stage, status, started }));
    const seconds = (performance.now() - started) / 1000;
    const { paid, failed: failedTasks, ...api } = await stage.ledger();
    const verdict = judge.verdict({ paid, failed: failedTasks }, added);
    return {
      wanted: size,
      added,
      hoursOfApiTime: Number(((seconds / 3600) * speed).toFixed(1)),
      seconds: Math.round(seconds),
      workers: WORKERS,
      accounts: ACCOUNTS,
      slots: SLOTS,
      rememberSeconds: REMEMBER / 1000,
      events: counts,
      ...verdict,
      done: status.done,
      // By the fleet's own counts: `unseen` jobs among them have ended, but were forgotten before the judge looked.
      lost: added - status.done - status.failed - status.dead,
      miscounted: Math.abs(
        status.done + status.failed + status.dead - verdict.done - verdict.failed - verdict.dead - verdict.unseen,
      ),
      stillOpen: status.waiting + status.active + status.delayed,
      slotsHeldAtTheEnd: await slotsAfterAMinute(queue),
      api,
      samples,
    };
  } finally {
    await judge.stop();
    await stage.close();
  }
}

async function addMore({ queue, judge, size, added }) {
  const count = Math.min(BACKLOG, size - added);
  const links = Array.from({ length: count }, (_, at) => `https://cdn.shop.example/photos/${added + at}.jpg`);
  for (const [at, { id }] of (await queue.enqueue(links)).entries()) judge.expect(id, added + at);
  return count;
}

/** Milliseconds to the next event. */
const eventGap = (random, speed) => ((EVENT_EVERY * 60_000) / speed) * (0.5 + random());

function pickEvent(random) {
  let at = random() * 100;
  for (const [what, share] of Object.entries(EVENTS)) {
    at -= share;
    if (at < 0) return what;
  }
  return 'kill a worker';
}

async function happen(what, { stage, crew, random }) {
  const place = Math.floor(random() * crew.length);
  const seconds = 1 + random() * 9;
  switch (what) {
    case 'kill a worker':
      await stage.kill(crew[place]);
      crew[place] = await stage.startWorker();
      return;
    case 'freeze a worker':
      // Mostly for longer than its lease, so that others take its jobs over.
      crew[place].kill('SIGSTOP');
      await sleep(seconds * 1000);
      crew[place].kill('SIGCONT');
      return;
    case 'break all connections':
      await stage.redis.client('KILL', 'SKIPME', 'yes');
      return;
    case 'restart Redis':
      await stage.server.kill();
      await sleep(500);
      await stage.server.start();
      return;
    default:
      stage.server.pause();
      await sleep(seconds * 1000);
      stage.server.resume();
  }
}

async function sample({ stage: { redis, crew, api }, status, started }) {
  const info = await redis.info();
  return {
    seconds: Math.round((performance.now() - started) / 1000),
    done: status.done,
    dead: status.dead,
    redisMb: Number((Number(/used_memory:(\d+)/.exec(info)?.[1]) / 2 ** 20).toFixed(1)),
    redisKeys: await redis.dbsize(),
    redisClients: Number(/connected_clients:(\d+)/.exec(info)?.[1]),
    redisCpuSeconds: Number(/used_cpu_user:([\d.]+)/.exec(info)?.[1]) + Number(/used_cpu_sys:([\d.]+)/.exec(info)?.[1]),
    workers: crew.map(({ pid }) => ({ ...processSize(pid), cpuSeconds: cpuSeconds(pid) })),
    apiMb: processSize(api.pid).rssMb,
    apiCpuSeconds: cpuSeconds(api.pid),
  };
}

/** The slot of a request whose outcome is unknown stays held for a minute, since its task may be running. */
async function slotsAfterAMinute(queue) {
  for (let second = 0; second < 65; second += 1) {
    const { slots } = await queue.status();
    if (slots.held === 0) return 0;
    await sleep(1000);
  }
  return (await queue.status()).slots.held;
}

async function drain(queue, say) {
  for (;;) {
    const { waiting, active, delayed } = await queue.status();
    if (waiting + active + delayed === 0) return;
    say(`${waiting + active + delayed} left`);
    await sleep(1000);
  }
}
