import { createServer, type Server } from 'node:http';
import { FleetError, wordsOf } from '../internal/errors.js';
import type { Worker } from './worker.js';

/** A Prometheus endpoint. */
export interface MetricsServer {
  /** Its address, such as `http://127.0.0.1:9464/metrics`. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves a worker's metrics for Prometheus at `/metrics`, and `/healthz` for a supervisor.
 * @param port - 0 chooses a free port.
 * @param host - Default: this computer only.
 */
export async function serveMetrics(worker: Worker, port: number, host = '127.0.0.1'): Promise<MetricsServer> {
  const { Counter, Gauge, Histogram, Registry } = await import('prom-client');
  const registry = new Registry();
  const registers = [registry];
  const { stats } = worker;
  new Counter({
    name: 'koukoutu_fleet_jobs_total',
    help: 'Jobs by how they left this worker',
    labelNames: ['outcome'],
    registers,
    collect() {
      this.reset();
      for (const outcome of ['done', 'failed', 'dead'] as const) this.inc({ outcome }, 0);
      for (const [outcome, count] of stats.endings) this.inc({ outcome }, count);
    },
  });
  const total = (name: string, help: string, read: () => number) =>
    new Counter({
      name,
      help,
      registers,
      collect() {
        this.reset();
        this.inc(read());
      },
    });
  total('koukoutu_fleet_tasks_created_total', 'Tasks that this worker created', () => stats.created);
  total('koukoutu_fleet_polls_total', 'Polls that this worker made', () => stats.polls);
  new Gauge({
    name: 'koukoutu_fleet_jobs_running',
    help: 'Jobs that run in this worker',
    registers,
    collect() {
      this.set(worker.running);
    },
  });
  const duration = new Histogram({
    name: 'koukoutu_fleet_job_duration_seconds',
    help: 'From the start of a job to its written result',
    buckets: [1, 2, 5, 10, 20, 30, 60, 120, 300],
    registers,
  });
  stats.onTimed((seconds) => duration.observe(seconds));
  const slots = new Gauge({
    name: 'koukoutu_fleet_slots',
    help: 'Slots of an account in all processes: held, limit, waiting, expired',
    labelNames: ['account', 'what'],
    registers,
  });
  const server = createServer(async (request, response) => {
    if (request.url === '/healthz') return void response.end('ok\n');
    if (request.url !== '/metrics') return void response.writeHead(404).end('Metrics are at /metrics.\n');
    try {
      for (const { account, status } of await worker.slots()) {
        for (const what of ['held', 'limit', 'waiting', 'expired'] as const) slots.set({ account, what }, status[what]);
      }
      const text = await registry.metrics();
      response.writeHead(200, { 'content-type': registry.contentType }).end(text);
    } catch (error) {
      response.writeHead(503).end(`${wordsOf(error)}\n`);
    }
  });
  await listen(server, port, host);
  const address = server.address();
  const taken = typeof address === 'object' && address !== null ? address.port : port;
  return {
    url: `http://${host}:${taken}/metrics`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new FleetError('usage', `Metrics cannot be served on port ${port} (${error.code}): choose another one.`)),
    );
    server.listen(port, host, resolve);
  });
}
