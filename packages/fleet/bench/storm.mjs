// Workers under fire: they are killed, Redis restarts and stands still. The mock's ledger judges.
import { fleetOn } from './contenders.mjs';
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
 *   speed?: number, seed?: number, pollSeconds?: number, leaseSeconds?: number, contender?: typeof fleetOn,
 *   say?: (line: string) => void }} options
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
  contender = fleetOn,
  say = () => {},
}) {
  const random = randomOf(seed);
  const stage = await openStage({ slots, medianMs, speed });
  const started = performance.now();
  let side;
  try {
    side = await contender(stage, { pollSeconds, leaseSeconds });
    const files = writePictures(`${stage.folder}/in`, pictures);
    const jobs = await side.add(files);
    const crew = await Promise.all(Array.from({ length: workers }, () => side.startWorker()));
    const ended = async () => {
      const { done, failed, dead } = await side.status();
      return done + failed + dead;
    };
    // What happens, spread over the run by how far it has come.
    const events = [
      ...Array.from({ length: kills }, () => 'kill'),
      ...Array.from({ length: restarts }, () => 'restart'),
      ...(pauseMs > 0 ? ['pause'] : []),
    ].map((what) => ({ what, at: Math.floor((0.02 + 0.9 * random()) * pictures) }));
    events.sort((a, b) => a.at - b.at);
    for (const { what, at } of events) {
      while ((await ended()) < at) await sleep(50 + random() * 100);
      await sleep(random() * 300);
      say(`${what} at ${at} of ${pictures}`);
      if (what === 'kill') {
        const place = Math.floor(random() * crew.length);
        await stage.kill(crew[place]);
        crew[place] = await side.startWorker();
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
    let status = await side.status();
    while (status.open > 0 || (await ended()) < pictures) {
      await sleep(1000);
      status = await side.status();
      say(`${status.done} of ${pictures} done, ${status.dead} dead, ${status.failed} failed`);
    }
    const seconds = (performance.now() - started) / 1000;
    const letters = await side.letters();
    const ledger = await readLedger(stage.api.url);
    return { ...judge({ jobs, letters, status, ledger, files, stage }), seconds, slots, letters };
  } finally {
    await side?.close();
    await stage.close();
  }
}

/** Lost is a picture that has neither a result on the disk nor a dead letter; paid twice one with two tasks. */
function judge({ jobs, letters, status, ledger, files, stage }) {
  const dead = new Set(letters.map(({ id }) => id));
  let lost = 0;
  let twice = 0;
  let deadPaid = 0;
  for (const [at, { bytes }] of files.entries()) {
    const { id, output } = jobs[at];
    const paid = ledger.pictures.get(bytes)?.length ?? 0;
    if (paid > 1) twice += paid - 1;
    if (dead.has(id)) deadPaid += paid;
    else if (!stage.written(output)) lost += 1;
  }
  return {
    done: status.done,
    failed: status.failed,
    dead: letters.length,
    /** Dead letters whose task did run at the mock. */
    deadPaid,
    unexplained: letters.filter(({ reason }) => reason === '').length,
    lost,
    twice,
    most: ledger.most,
    refused: ledger.refused,
    polls: ledger.polls,
  };
}
