import { FleetError } from '../internal/errors.js';
import type { FleetLogger } from '../internal/log.js';
import { folderSink } from '../sinks/folder.js';
import { clientFromEnvironment, s3Sink } from '../sinks/s3.js';
import { serveMetrics } from '../worker/metrics-server.js';
import { createWorker } from '../worker/worker.js';
import { readAccounts } from './accounts.js';
import type { CommandLine } from './options.js';

/** Runs a worker until a signal or `down` ends it. */
export async function runWorker(line: CommandLine): Promise<number> {
  const out = line.text('out');
  if (out === undefined) throw new FleetError('usage', 'worker: --out is missing, for example --out cutouts.');
  const accounts = await readAccounts(line);
  const verbose = line.flag('verbose');
  const say = (message: string) => void process.stderr.write(`${new Date().toISOString()} ${message}\n`);
  const logger: FleetLogger = { info: (message) => verbose && say(message), warn: say, error: say };
  const endpoint = line.text('s3-endpoint');
  const s3 = await clientFromEnvironment(endpoint).catch(() => undefined);
  const seconds = (name: string, least: number) => {
    const value = line.number(name, least, false);
    return value === undefined ? undefined : value * 1000;
  };
  const worker = await createWorker({
    redis: line.redis,
    name: line.text('queue'),
    accounts,
    sink: await sinkFor(out, endpoint),
    s3,
    concurrency: line.number('concurrency', 1),
    leaseMs: seconds('lease', 1),
    graceMs: seconds('grace', 0),
    pollIntervalMs: seconds('poll-interval', 0.01),
    replicas: line.number('replicas', 0),
    logger,
  });
  const port = line.number('metrics-port', 0);
  const metrics = port === undefined ? undefined : await serveMetrics(worker, port);
  process.stdout.write(`worker ready${metrics === undefined ? '' : `, metrics at ${metrics.url}`}\n`);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      say(`${signal}: finishing running jobs; a second signal ends at once.`);
      process.once(signal, () => process.exit(1));
      void worker.close();
    });
  }
  await worker.closed;
  await metrics?.close();
  return 0;
}

async function sinkFor(out: string, endpoint: string | undefined) {
  const [, bucket, prefix = ''] = /^s3:\/\/([^/]+)\/?(.*)/is.exec(out) ?? [];
  if (bucket === undefined) return folderSink(out);
  const client = await clientFromEnvironment(endpoint);
  return s3Sink({ client, bucket, prefix: prefix === '' || prefix.endsWith('/') ? prefix : `${prefix}/` });
}
