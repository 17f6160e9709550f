// The program for runtimes with files and processes: Node, Bun and Deno.
import { openAsBlob, readFileSync } from 'node:fs';
import { fromPath, Koukoutu } from '../../packages/sdk/dist/node.js';
import { probe } from './probe.mjs';

const { base, hasty, files, only, target } = JSON.parse(process.argv[2]);

/** With a target, makes only one request, through the proxy of the environment. */
async function run() {
  if (target !== undefined) {
    return fetch(target, { method: 'POST', body: 'x', signal: AbortSignal.timeout(5000) }).then(
      () => 'answered',
      () => 'error',
    );
  }
  return probe(
    {
      base,
      hasty,
      sdk: Koukoutu,
      fromPath,
      file: async (name) => ({ blob: await openAsBlob(files[name]), path: files[name] }),
      peakMb: () => Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]) / 1024,
    },
    only,
  );
}

console.log(JSON.stringify(await run()));
process.exit(0);
