import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  return port;
}

/**
 * The Redis of `KOUKOUTU_REDIS`, or one that is started for this program alone and forgets everything at the end.
 *
 * @throws Error if `redis-server` is not installed; REDIS_SERVER_PATH names it where it is not on the path
 */
export async function startRedis(): Promise<{ url: string; stop(): Promise<void> }> {
  const given = process.env.KOUKOUTU_REDIS;
  if (given) return { url: given, stop: async () => {} };
  const [port, folder] = [await freePort(), mkdtempSync(path.join(tmpdir(), 'fleet-redis-'))];
  const settings = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', ''];
  const server = spawn(process.env.REDIS_SERVER_PATH ?? 'redis-server', settings, {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((resolve, reject) => {
    let output = '';
    server.stdout.on('data', (chunk) => {
      output += chunk;
      if (output.includes('Ready to accept connections')) resolve();
    });
    server.once('error', (cause) => reject(new Error('redis-server cannot be started. Install Redis 7.', { cause })));
    server.once('exit', () => reject(new Error(`redis-server ended:\n${output}`)));
  });
  return {
    url: `redis://127.0.0.1:${port}`,
    async stop() {
      const ended = once(server, 'exit');
      server.kill();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
