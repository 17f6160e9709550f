// Runs one batch in a separate process: `node --expose-gc child.mjs '{"size":1000,"manifest":true,"url":"http://…"}'`. Prints the resources it took as JSON.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const { size, manifest, url, entry } = JSON.parse(process.argv[2]);
const { Koukoutu, manifestFile } = await import(entry);
const folder = mkdtempSync(path.join(tmpdir(), 'koukoutu-bench-'));
const file = path.join(folder, 'batch.jsonl');

/** How often the manifest waited for the disk, and for how many milliseconds in all. */
const syncs = { count: 0, ms: 0 };
const handle = await open(path.join(folder, 'probe'), 'w');
const handles = Object.getPrototypeOf(handle);
await handle.close();
const { datasync } = handles;
handles.datasync = async function () {
  const started = performance.now();
  try {
    return await datasync.call(this);
  } finally {
    syncs.count += 1;
    syncs.ms += performance.now() - started;
  }
};

// Signature, header, one byte of data and the end: the smallest file that is a whole picture of 512 × 512 by its header.
const picture = new Blob([Buffer.from(process.env.BENCH_PICTURE, 'base64')], { type: 'image/png' });
const client = new Koukoutu({ apiKey: 'kkt-bench-key', baseUrl: url, pollInterval: 1 });

function* names() {
  for (let index = 0; index < size; index += 1) yield `picture-${index}`;
}

try {
  const started = performance.now();
  const before = process.cpuUsage();
  const run = client.batch(names(), (_name, { signal }) => client.removeBackground(picture, { mode: 'task', signal }), {
    manifest: manifest ? manifestFile(file) : undefined,
    total: size,
  });
  let failure;
  let held = 0;
  let ofCollection = 0;
  for await (const { error } of run) {
    failure ??= error;
    if (run.progress.done < size) continue;
    // At the last picture, while the batch still holds what it has kept of the others.
    const began = process.cpuUsage();
    globalThis.gc();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    held = (heapUsed + arrayBuffers) / 2 ** 20;
    const { user, system } = process.cpuUsage(began);
    ofCollection = user + system;
  }
  const { user, system } = process.cpuUsage(before);
  const wall = performance.now() - started;
  if (failure) throw failure;
  if (run.progress.done !== size) throw new Error(`${run.progress.done} of ${size} are done`);
  const bytes = manifest ? statSync(file).size : 0;
  const peak = process.resourceUsage().maxRSS / 1024;
  const cpu = (user + system - ofCollection) / size;
  console.log(JSON.stringify({ cpu, wall, peak, held, syncs: syncs.count, syncMs: syncs.ms, bytes }));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
