// Runs one batch of the SDK with a manifest, of any length, against the mock in a separate process.
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { startMockProcess } from '../../packages/mock-server/dist/node.js';
import { Koukoutu, manifestFile } from '../../packages/sdk/dist/node.js';
import { cpuSeconds, processSize } from './sample.mjs';

const KEY = 'kkt-long-batch-key';
/** Bytes of the signature and the header chunk of a PNG. */
const HEAD = 33;
const SAMPLES = 20;
/** The first sample comes early, because the memory of a short batch is what the later ones are compared with. */
const FIRST_SAMPLE = 1000;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc');

/** Returns a function that makes pictures which differ only in a text chunk. */
async function pictures() {
  const disc = '<svg width="96" height="96"><circle cx="48" cy="48" r="30" fill="#375"/></svg>';
  const png = await sharp(Buffer.from(disc)).png().toBuffer();
  return (index) => {
    const body = Buffer.from(`tEXtn\0${String(index).padStart(8, '0')}`, 'latin1');
    const note = Buffer.alloc(body.length + 8);
    note.writeUInt32BE(body.length - 4, 0);
    note.set(body, 4);
    note.writeUInt32BE(crc32(body), body.length + 4);
    return Buffer.concat([png.subarray(0, HEAD), note, png.subarray(HEAD)]);
  };
}

/**
 * @param {{ size: number, minutes: number, say: (line: string) => void }} options after `minutes` the batch stops gently and a second
 *   run continues from its manifest
 */
export async function longBatch({ size, minutes, say }) {
  const folder = mkdtempSync(path.join(tmpdir(), 'koukoutu-long-'));
  const config = path.join(folder, 'mock.json');
  writeFileSync(config, JSON.stringify({ accounts: [{ key: KEY, credits: size * 2, slots: 5 }], speed: 1000 }));
  const mock = await startMockProcess({ args: ['--config', config] });
  const client = new Koukoutu({ apiKey: KEY, baseUrl: mock.url, pollInterval: 5, logLevel: 'off' });
  const pictureOf = await pictures();
  const file = path.join(folder, 'batch.jsonl');
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), minutes * 60_000);
  function* names(count) {
    for (let index = 0; index < count; index += 1) yield `picture-${index}`;
  }
  const start = (count, stopSignal) =>
    client.batch(
      names(count),
      (name, { signal }) => client.removeBackground(pictureOf(Number(name.slice(8))), { signal }),
      { manifest: manifestFile(file), total: count, ...(stopSignal && { stopSignal }) },
    );
  /** Credits that the mock has charged, to all of its accounts. */
  const charges = async () => {
    const { accounts } = await (await fetch(`${mock.url}/__mock/accounts`)).json();
    return accounts.reduce((sum, { charged }) => sum + charged, 0);
  };
  try {
    const samples = [];
    const cpuBefore = process.cpuUsage();
    const started = performance.now();
    let since = { time: started, ended: 0 };
    const run = start(size, stop.signal);
    for await (const { result, error } of run) {
      if (!error) await result.blob();
      const ended = run.progress.done + run.progress.failed;
      if (ended !== FIRST_SAMPLE && ended % Math.ceil(size / SAMPLES) !== 0) continue;
      const now = performance.now();
      const perPicture = (now - since.time) / (ended - since.ended);
      since = { time: now, ended };
      collectGarbage();
      samples.push({
        pictures: ended,
        msPerPicture: Number(perPicture.toFixed(2)),
        clientHeapMb: Number((process.memoryUsage().heapUsed / 2 ** 20).toFixed(1)),
        client: processSize('self'),
        mock: processSize(mock.child.pid),
        manifestMb: Number((statSync(file).size / 2 ** 20).toFixed(2)),
      });
      say(JSON.stringify(samples.at(-1)));
    }
    clearTimeout(timer);
    const seconds = (performance.now() - started) / 1000;
    const { user, system } = process.cpuUsage(cpuBefore);
    const { done, failed } = run.progress;
    const charged = await charges();
    // The same program again, for those that were run: all are skipped, and nothing is sent for them.
    const again = performance.now();
    const second = start(done + failed);
    for await (const { error } of second) if (error) say(error.message);
    const reread = {
      seconds: Number(((performance.now() - again) / 1000).toFixed(1)),
      skipped: second.progress.skipped,
      chargedMore: (await charges()) - charged,
    };
    return {
      wanted: size,
      done,
      failed,
      charged,
      seconds: Math.round(seconds),
      clientCpuMsPerPicture: Number(((user + system) / 1000 / done).toFixed(2)),
      mockCpuMsPerPicture: Number(((cpuSeconds(mock.child.pid) * 1000) / done).toFixed(2)),
      reread,
      samples,
    };
  } finally {
    clearTimeout(timer);
    await mock.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
