import { connect } from 'node:net';

const END_OF_HEAD = Buffer.from('\r\n\r\n');

/** Reads the answers of one connection; as much of each body is kept as tells what it is. */
export class Answers {
  /** @param {(answer: {status: number, head: string, body: string}) => void} onAnswer */
  constructor(onAnswer) {
    this.onAnswer = onAnswer;
    this.methods = [];
    this.rest = Buffer.alloc(0);
    this.current = undefined;
  }

  /** The methods of the requests that are about to be sent: no body answers a HEAD. */
  expect(methods) {
    this.methods.push(...methods);
  }

  take(bytes) {
    this.rest = this.rest.length === 0 ? bytes : Buffer.concat([this.rest, bytes]);
    while (this.#step());
  }

  #step() {
    if (!this.current) return this.#readHead();
    if (this.current.left === 'chunks') return this.#readChunk();
    const { current } = this;
    const taken = this.rest.subarray(0, current.left);
    if (current.body.length < 4000) current.body += taken.toString('latin1', 0, 4000);
    current.left -= taken.length;
    this.rest = this.rest.subarray(taken.length);
    if (current.left > 0) return false;
    this.#finish();
    return this.rest.length > 0;
  }

  #readHead() {
    const end = this.rest.indexOf(END_OF_HEAD);
    if (end === -1) return false;
    const head = this.rest.toString('latin1', 0, end);
    this.rest = this.rest.subarray(end + 4);
    const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0);
    if (status > 100 && status < 200) this.current = { status, head, body: '', left: 0 };
    else if (status === 100) return this.rest.length > 0;
    else {
      const method = this.methods.shift();
      const isEmpty = method === 'HEAD' || status === 204 || status === 304;
      const length = Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? Number.NaN);
      const chunked = /^transfer-encoding: *chunked/im.test(head);
      const left = isEmpty ? 0 : chunked ? 'chunks' : Number.isNaN(length) ? Number.POSITIVE_INFINITY : length;
      this.current = { status, head, body: '', left };
    }
    if (this.current.left === 0) this.#finish();
    return this.rest.length > 0;
  }

  #readChunk() {
    const end = this.rest.indexOf('\r\n');
    if (end === -1) return false;
    const length = Number.parseInt(this.rest.toString('latin1', 0, end), 16);
    if (this.rest.length < end + 2 + length + 2) return false;
    if (this.current.body.length < 4000) this.current.body += this.rest.toString('latin1', end + 2, end + 2 + length);
    this.rest = this.rest.subarray(end + 2 + length + 2);
    if (length === 0) this.#finish();
    return this.rest.length > 0;
  }

  #finish() {
    const { status, head, body } = this.current;
    this.current = undefined;
    this.onAnswer({ status, head, body });
  }
}

/** A connection that is kept for one well-framed request after another. */
export class KeptConnection {
  constructor(port) {
    this.port = port;
    this.waiting = undefined;
  }

  /**
   * Sends a request and waits for its answers.
   *
   * @returns {Promise<{answers: object[], ended: 'answered' | 'closed' | 'late'}>}
   */
  send({ steps, methods }, patience) {
    return new Promise((resolve) => {
      const answers = [];
      const settle = (ended) => {
        clearTimeout(timer);
        this.waiting = undefined;
        if (ended !== 'answered' || /^connection: close/im.test(answers.at(-1)?.head ?? '')) this.drop();
        resolve({ answers, ended });
      };
      const timer = setTimeout(() => settle('late'), patience);
      this.waiting = {
        answer: (answer) => {
          answers.push(answer);
          if (answers.length === methods.length) settle('answered');
        },
        closed: () => settle('closed'),
      };
      const socket = this.#open();
      this.reader.expect(methods);
      for (const bytes of steps) socket.write(bytes);
    });
  }

  drop() {
    this.socket?.removeAllListeners('close');
    this.socket?.destroy();
    this.socket = undefined;
  }

  #open() {
    if (this.socket) return this.socket;
    const socket = connect(this.port, '127.0.0.1');
    this.socket = socket;
    this.reader = new Answers((answer) => this.waiting?.answer(answer));
    socket.on('data', (bytes) => this.reader.take(bytes));
    socket.on('error', () => {});
    socket.on('close', () => {
      this.socket = undefined;
      this.waiting?.closed();
    });
    return socket;
  }
}

/** Sends a request on a connection of its own and waits for its end. */
export function sendAlone(port, { steps, methods, ending, patience }) {
  return new Promise((resolve) => {
    const answers = [];
    const reader = new Answers((answer) => answers.push(answer));
    reader.expect(methods);
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    let timer;
    socket.on('data', (bytes) => reader.take(bytes));
    socket.on('end', () => socket.end());
    socket.on('error', () => {});
    socket.on('close', () => {
      clearTimeout(timer);
      resolve({ answers, ended: answers.length > 0 ? 'answered' : 'closed' });
    });
    socket.on('connect', async () => {
      for (const step of steps) {
        if (socket.destroyed) return;
        if (typeof step === 'number') await new Promise((go) => setTimeout(go, step));
        else socket.write(step);
      }
      if (ending === 'end') socket.end();
      timer = setTimeout(
        () => (ending === 'reset' ? socket.resetAndDestroy() : socket.destroy()),
        ending === 'reset' ? Math.min(patience, 5) : patience,
      );
    });
  });
}
