// The fleet for a day of the mock's time: workers are killed, Redis restarts and stands still, the API has faults.
import { readdirSync } from 'node:fs';
import { Redis } from 'ioredis';
import { cpuSeconds, processSize, randomOf } from '../../../bench/long/sample.mjs';
import { createQueue } from '../dist/index.js';
import { readLedger } from './ledger.mjs';
import { writePictures } from './pictures.mjs';
import { openStage, sleep } from './stage.mjs';

const DAY_MINUTES = 24 * 60;
const WORKERS = 3;
const SLOTS = 5;
/** The queue is kept at least this long while there is something to add. */
const BACKLOG = 500;
const SAMPLES = 24;
/** Chances in a hundred of what happens next, and how long until then. */
const EVENTS = [
  ['kill a worker', 70],
  ['restart Redis', 15],
  ['pause Redis', 15],
];
const API_FAULTS = [
  { fault: { kind: 'error', code: 502 }, operations: ['queryTask'], probability: 0.02 },
  { fault: { kind: 'error', code: 429, retryAfter: 0.2 }, operations: ['createTask'], probability: 0.01 },
  { fault: { kind: 'delay', ms: 500 }, operations: ['queryTask'], probability: 0.01 },
  { fault: { kind: 'error', code: 500 }, operations: ['downloadResult'], probability: 0.01 },
];
const quiet = { info() {}, warn() {}, error() {} };

/** @param {{ size: number, minutes: number, seed: number, say: (line: string) => void }} options */
export async function longDay({ size, minutes, seed, say }) {
  const random = randomOf(seed);
  const speed = DAY_MINUTES / minutes;
  const stage = await openStage({
    slots: SLOTS,
    speed,
    mock: { scenarios: [{ name: 'day', description: 'A day with faults.', rules: API_FAULTS }], scenario: 'day' },
  });
  const queue = await createQueue({ redis: stage.redis.url, logger: quiet });
  const redis = new Redis(stage.redis.url);
  redis.on('error', () => {});
  const crew = [];
  const startWorker = () => stage.startWorker(['--lease', '5', '--poll-interval', String(0.1)]);
  try {
    for (let count = 0; count < WORKERS; count += 1) crew.push(await startWorker());
    const started = performance.now();
    const deadline = started + minutes * 60_000;
    const counts = { 'kill a worker': 0, 'restart Redis': 0, 'pause Redis': 0 };
    const jobs = [];
    const samples = [];
    let nextEvent = started + eventGap(random, minutes);
    let nextSample = started;
    while (performance.now() < deadline) {
      const status = await queue.status();
      if (status.waiting < BACKLOG && jobs.length < size) {
        const files = writePictures(`${stage.folder}/in`, Math.min(BACKLOG, size - jobs.length), jobs.length);
        const added = await queue.enqueue(files.map((file) => file.path));
        jobs.push(...files.map(({ bytes }, at) => ({ bytes, id: added[at].id })));
      }
      if (performance.now() >= nextSample) {
        nextSample += (deadline - started) / SAMPLES;
        samples.push(await sample({ stage, redis, status, crew, started }));
        say(JSON.stringify(samples.at(-1)));
      }
      if (performance.now() >= nextEvent) {
        const what = pickEvent(random);
        counts[what] += 1;
        await happen(what, { stage, crew, random, startWorker });
        nextEvent = performance.now() + eventGap(random, minutes);
      }
      if (status.waiting + status.active + status.delayed === 0 && jobs.length >= size) break;
      await sleep(250);
    }
    await fetch(`${stage.api.url}/__mock/faults`, { method: 'DELETE' });
    await drain(queue, say);
    const status = await queue.status();
    const letters = await queue.dead.list();
    return {
      wanted: size,
      added: jobs.length,
      hoursOfMockTime: Number((((performance.now() - started) / 3_600_000) * speed).toFixed(1)),
      seconds: Math.round((performance.now() - started) / 1000),
      workers: WORKERS,
      slots: SLOTS,
      events: counts,
      done: status.done,
      failed: status.failed,
      dead: letters.length,
      reasons: tally(letters.map(({ reason }) => String(reason).replaceAll(/\d+/g, 'N'))),
      ...(await judge({ stage, jobs, letters })),
      samples,
    };
  } finally {
    redis.disconnect();
    await queue.close();
    await stage.close();
  }
}

/** Milliseconds to the next event: 40 of them in a day, on average. */
const eventGap = (random, minutes) => (minutes * 60_000 * (0.5 + random())) / 40;

function pickEvent(random) {
  let at = random() * 100;
  for (const [what, share] of EVENTS) {
    at -= share;
    if (at < 0) return what;
  }
  return 'kill a worker';
}

async function happen(what, { stage, crew, random, startWorker }) {
  if (what === 'kill a worker') {
    const place = Math.floor(random() * crew.length);
    await stage.kill(crew[place]);
    crew[place] = await startWorker();
  } else if (what === 'restart Redis') {
    await stage.redis.kill();
    await sleep(500);
    await stage.redis.start();
  } else {
    stage.redis.pause();
    await sleep(1000 + random() * 9000);
    stage.redis.resume();
  }
}

async function sample({ stage, redis, status, crew, started }) {
  const info = await redis.info();
  return {
    seconds: Math.round((performance.now() - started) / 1000),
    done: status.done,
    dead: status.dead,
    redisMb: Number((Number(/used_memory:(\d+)/.exec(info)?.[1]) / 2 ** 20).toFixed(1)),
    redisKeys: await redis.dbsize(),
    workers: crew.map(({ pid }) => ({ ...processSize(pid), cpuSeconds: cpuSeconds(pid) })),
    mockMb: processSize(stage.api.child.pid).rssMb,
  };
}

async function drain(queue, say) {
  for (;;) {
    const { waiting, active, delayed } = await queue.status();
    if (waiting + active + delayed === 0) return;
    say(`${waiting + active + delayed} left`);
    await sleep(1000);
  }
}

function tally(words) {
  const counts = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

/** By the mock's ledger: lost is a job with neither a task nor a dead letter, paid twice a picture with two tasks. */
async function judge({ stage, jobs, letters }) {
  const ledger = await readLedger(stage.api.url);
  const dead = new Set(letters.map(({ id }) => id));
  const paid = jobs.map(({ bytes }) => ledger.pictures.get(bytes)?.length ?? 0);
  return {
    lost: jobs.filter(({ id }, at) => paid[at] === 0 && !dead.has(id)).length,
    paidTwice: paid.filter((count) => count > 1).length,
    tasks: ledger.creates,
    tasksAtOnce: ledger.most,
    charged: ledger.charged,
    results: readdirSync(stage.out).length,
  };
}
