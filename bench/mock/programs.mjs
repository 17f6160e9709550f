// The programs that the benchmark of the mock compares, and how to start, load and measure one.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { root } from '../../scripts/lib/run.mjs';
import { call } from './load.mjs';

const mockCommand = (folder) => path.join(folder, 'packages/mock-server/dist/cli.js');
const quiet = ['--clock', 'virtual', '--log', 'none'];

/** The mock as it was built in `folder`. */
export function mock(folder, ...options) {
  return { prefix: '/async', arguments: (port) => [mockCommand(folder), '--port', `${port}`, ...quiet, ...options] };
}

/** Prism over the document of the async host. It prints nothing and validates each request. */
export function prism(command) {
  const document = path.join(root, 'openapi/async.yaml');
  return { prefix: '', arguments: (port) => [command, 'mock', '-p', `${port}`, '-v', 'silent', document] };
}

/** A server of node:http alone that reads the same requests and returns the same JSON. */
export const bare = {
  prefix: '/async',
  arguments: (port) => [path.join(root, 'bench/mock/bare-server.mjs'), `${port}`],
};

/** Starts a program and waits until it answers. */
export async function start(program) {
  const port = await freePort();
  const began = performance.now();
  const child = spawn(process.execPath, program.arguments(port), { stdio: 'ignore' });
  for (;;) {
    if (child.exitCode !== null) throw new Error(`${program.arguments(port).join(' ')} ended with ${child.exitCode}.`);
    const answered = await call(port, 'GET', `${program.prefix}/v1/score`).catch((error) => {
      if (!['ECONNREFUSED', 'ECONNRESET'].includes(error.code)) throw error;
    });
    if (answered) return { child, port, prefix: program.prefix, ms: performance.now() - began };
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Ends a program. */
export function stop({ child }) {
  return new Promise((resolve) => {
    child.once('exit', resolve);
    child.kill('SIGKILL');
  });
}

/** CPU time of a process in microseconds, over all its threads. */
export function cpuMicroseconds({ child }) {
  // The scheduler counts nanoseconds for each thread, where /proc/PID/stat counts in steps of ten milliseconds.
  const tasks = `/proc/${child.pid}/task`;
  let nanoseconds = 0;
  for (const thread of readdirSync(tasks)) {
    nanoseconds += Number(readFileSync(`${tasks}/${thread}/schedstat`, 'utf8').split(' ', 1)[0]);
  }
  return nanoseconds / 1000;
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
