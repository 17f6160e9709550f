import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { startMockProcess } from '../../dist/node.js';

const PROBE = fileURLToPath(new URL('probe.mjs', import.meta.url));
const MB = 1024 * 1024;

/** The mock's command in a process of its own, with a probe in it that tells what it holds. */
export class MockProcess {
  constructor(mock, notices) {
    this.mock = mock;
    this.child = mock.child;
    this.port = mock.port;
    /** What it printed beside its log. */
    this.stderr = () => notices.join('\n').slice(-4000);
    /** How it ended, when it did. */
    this.end = undefined;
    mock.child.on('exit', (code, signal) => {
      this.end = `${code ?? signal}`;
    });
  }

  /** Starts the command on a free port of the loopback address. Rejects with what it printed when it does not get ready. */
  static async start(command, args) {
    const notices = [];
    const nodeArgs = ['--expose-gc', '--import', PROBE];
    const onNotice = (line) => notices.push(line);
    return new MockProcess(await startMockProcess({ command, args, nodeArgs, onNotice }), notices);
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

  stop() {
    return this.mock.stop();
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
