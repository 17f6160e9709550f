import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const PROBE = fileURLToPath(new URL('probe.mjs', import.meta.url));
const MB = 1024 * 1024;

/** The mock's command in a process of its own, with a probe in it that tells what it holds. */
export class MockProcess {
  constructor(child, port, stderr) {
    this.child = child;
    this.port = port;
    this.stderr = stderr;
    /** How it ended, when it did. */
    this.end = undefined;
    child.on('exit', (code, signal) => {
      this.end = `${code ?? signal}`;
    });
  }

  /** Starts the command on a free port of the loopback address. Rejects with what it said when it does not get ready. */
  static async start(command, args) {
    const node = [
      '--expose-gc',
      '--import',
      PROBE,
      command,
      '--port',
      '0',
      '--host',
      '127.0.0.1',
      '--log',
      'none',
      ...args,
    ];
    const child = spawn(process.execPath, node, { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    let stderr = '';
    child.stderr.on('data', (bytes) => {
      stderr = (stderr + bytes).slice(-4000);
    });
    let stdout = '';
    const ready = new Promise((resolve, reject) => {
      child.stdout.on('data', (bytes) => {
        stdout = (stdout + bytes).slice(-4000);
        const port = /ready on http:\/\/127\.0\.0\.1:(\d+)/.exec(stdout)?.[1];
        if (port) resolve(Number(port));
      });
      child.once('exit', (code) => reject(new Error(`The mock did not get ready (exit ${code}). ${stderr}`)));
    });
    return new MockProcess(child, await ready, () => stderr);
  }

  /** What it holds, its garbage collected: megabytes, open files, and what keeps its event loop alive. */
  async measure() {
    const answer = once(this.child, 'message', { signal: AbortSignal.timeout(120_000) });
    this.child.send('measure');
    const [{ heapUsed, arrayBuffers, external, rss, resources }] = await answer;
    return {
      heap: heapUsed / MB,
      buffers: (external + arrayBuffers) / MB,
      rss: rss / MB,
      peak: this.#status('VmHWM') / 1024,
      files: this.#openFiles(),
      resources,
    };
  }

  /** CPU seconds so far; NaN where the system does not tell. */
  cpu() {
    const path = `/proc/${this.child.pid}/stat`;
    if (!existsSync(path)) return Number.NaN;
    const fields = readFileSync(path, 'utf8').split(') ')[1].split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  }

  async stop() {
    if (this.end !== undefined) return;
    const over = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    const timer = setTimeout(() => this.child.kill('SIGKILL'), 10_000);
    await over;
    clearTimeout(timer);
  }

  #openFiles() {
    const path = `/proc/${this.child.pid}/fd`;
    return existsSync(path) ? readdirSync(path).length : Number.NaN;
  }

  #status(name) {
    const path = `/proc/${this.child.pid}/status`;
    if (!existsSync(path)) return Number.NaN;
    return Number(new RegExp(`${name}:\\s+(\\d+)`).exec(readFileSync(path, 'utf8'))?.[1]);
  }
}
