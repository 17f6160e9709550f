// A fleet under fire: workers are killed, Redis restarts and stands still. The mock's ledger judges.
import { createQueue } from '../dist/index.js';
import { readLedger } from './ledger.mjs';
import { writePictures } from './pictures.mjs';
import { openStage, sleep } from './stage.mjs';

/** A generator of numbers from 0 to 1 that is the same for the same seed. */
function randomOf(seed) {
  let state = seed >>> 0 || 1;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * @param {{ pictures: number, workers: number, kills: number, restarts: number, pauseMs: number, slots?: number, medianMs?: number,
 *   speed?: number, seed?: number, pollSeconds?: number, leaseSeconds?: number, say?: (line: string) => void }} options
 */
export async function storm({
  pictures,
  workers,
  kills,
  restarts,
  pauseMs,
  slots = 5,
  medianMs,
  speed = 1,
  seed = 1,
  pollSeconds = 1,
  leaseSeconds = 5,
  say = () => {},
}) {
  const random = randomOf(seed);
  const stage = await openStage({ slots, medianMs, speed });
  const started = performance.now();
  const args = ['--lease', String(leaseSeconds), '--poll-interval', String(pollSeconds)];
  let queue;
  try {
    queue = await createQueue({ redis: stage.redis.url, logger: quiet });
    const files = writePictures(`${stage.folder}/in`, pictures);
    const ids = (await queue.enqueue(files.map((file) => file.path))).map(({ id }) => id);
    const crew = await Promise.all(Array.from({ length: workers }, () => stage.startWorker(args)));
    const settled = async () => {
      const status = await queue.status();
      return { ...status, settled: status.done + status.failed + status.dead };
    };
    // What happens, spread over the run by how far it has come.
    const events = [
      ...Array.from({ length: kills }, () => 'kill'),
      ...Array.from({ length: restarts }, () => 'restart'),
      ...(pauseMs > 0 ? ['pause'] : []),
    ].map((what) => ({ what, at: Math.floor((0.02 + 0.9 * random()) * pictures) }));
    events.sort((a, b) => a.at - b.at);
    for (const { what, at } of events) {
      while ((await settled()).settled < at) await sleep(50 + random() * 100);
      await sleep(random() * 300);
      say(`${what} at ${at} of ${pictures}`);
      if (what === 'kill') {
        const place = Math.floor(random() * crew.length);
        await stage.kill(crew[place]);
        crew[place] = await stage.startWorker(args);
      } else if (what === 'restart') {
        await stage.redis.kill();
        await sleep(500);
        await stage.redis.start();
      } else {
        stage.redis.pause();
        await sleep(pauseMs);
        stage.redis.resume();
      }
    }
    for (let before = -1; ; ) {
      const now = await settled();
      if (now.settled >= pictures && now.waiting + now.active + now.delayed === 0) break;
      if (now.settled !== before) say(`${now.settled} of ${pictures} settled`);
      before = now.settled;
      await sleep(1000);
    }
    const seconds = (performance.now() - started) / 1000;
    const letters = await queue.dead.list();
    const status = await queue.status();
    const ledger = await readLedger(stage.api.url);
    return { ...judge({ ids, letters, status, ledger, files, stage }), seconds, slots, ledger, letters };
  } finally {
    await queue?.close();
    await stage.close();
  }
}

const quiet = { info() {}, warn() {}, error() {} };

/** Lost is a picture that has neither a result on the disk nor a dead letter; paid twice one with two tasks. */
function judge({ ids, letters, status, ledger, files, stage }) {
  const dead = new Set(letters.map(({ id }) => id));
  let lost = 0;
  let twice = 0;
  let deadPaid = 0;
  for (const [at, { bytes }] of files.entries()) {
    const id = ids[at];
    const paid = ledger.pictures.get(bytes)?.length ?? 0;
    if (paid > 1) twice += paid - 1;
    if (dead.has(id)) deadPaid += paid;
    else if (!stage.written(`${at}-${id.slice(1, 9)}.webp`)) lost += 1;
  }
  return {
    done: status.done,
    failed: status.failed,
    dead: letters.length,
    deadPaid,
    unexplained: letters.filter(({ reason }) => reason === '').length,
    lost,
    twice,
    most: ledger.most,
    refused: ledger.refused,
    polls: ledger.polls,
  };
}
