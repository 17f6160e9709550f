// Workers as a shop would write them: several accounts, and a sink of its own. They keep no picture. Three share a process, so that a
// process that has its turn on a busy machine has something to do.
import { createWorker, FleetError } from '../../dist/index.js';

const [, , redis, baseUrl, accounts, slots, leaseMs, rememberMs] = process.argv;
const TOGETHER = 3;
const quiet = { info() {}, warn() {}, error() {} };
const options = {
  redis,
  accounts: Array.from({ length: Number(accounts) }, (_, at) => ({
    apiKey: `shop-key-${at}`,
    slots: Number(slots),
    baseUrl,
  })),
  sink(result, { name }) {
    if (!(result.width > 0)) throw new FleetError('sink', 'The result is no picture.');
    return `memory:${name}`;
  },
  leaseMs: Number(leaseMs),
  rememberMs: Number(rememberMs),
  pollIntervalMs: 100,
  logger: quiet,
};
const workers = await Promise.all(Array.from({ length: TOGETHER }, () => createWorker(options)));
console.log('worker ready');
process.once('SIGTERM', () => workers.forEach((worker) => void worker.close(1000)));
await Promise.all(workers.map(({ closed }) => closed));
