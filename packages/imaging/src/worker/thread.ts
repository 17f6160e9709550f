import { Worker } from 'node:worker_threads';
import { ImagingError } from '../picture/errors.js';
import type { Imaging, Picture } from '../picture/types.js';
import type { Delivery, Operation, Order, ThreadData } from './messages.js';

/** Milliseconds after which an idle thread ends, which frees its memory. */
const IDLE_MS = 10_000;
/** Heap limit of the thread in megabytes. Pixels are outside the heap and do not count. */
const HEAP_MEGABYTES = 512;

/**
 * A worker thread that makes pictures. It starts with the first order and ends when it has been idle for a while. It never keeps
 * the process alive. If it breaks, its orders are rejected, and the next order starts a new one.
 */
export class PictureThread {
  readonly #program: URL;
  readonly #data: ThreadData;
  readonly #waiting = new Map<number, { resolve(picture: Picture): void; reject(error: Error): void }>();
  #worker: Worker | undefined;
  #lastId = 0;
  #idle: NodeJS.Timeout | undefined;

  /**
   * @param program the file that the thread runs.
   * @param data handed to the program when it starts.
   */
  constructor(program: URL, data: ThreadData) {
    this.#program = program;
    this.#data = data;
  }

  /** Makes a picture on the thread. Rejects with what the operation throws, or `ImagingError('failed')` when the thread breaks. */
  async run<O extends Operation>(operation: O, args: Parameters<Imaging[O]>): Promise<Picture> {
    clearTimeout(this.#idle);
    this.#worker ??= this.#start();
    const worker = this.#worker;
    worker.ref();
    const id = ++this.#lastId;
    const transfer: ArrayBuffer[] = [];
    const order: Order = { id, operation, args: detach(args, transfer) as unknown[] };
    try {
      return await new Promise<Picture>((resolve, reject) => {
        this.#waiting.set(id, { resolve, reject });
        worker.postMessage(order, transfer);
      });
    } finally {
      this.#waiting.delete(id);
      if (this.#waiting.size === 0) this.#rest();
    }
  }

  /** Ends the thread. Running orders are rejected. */
  async close(): Promise<void> {
    clearTimeout(this.#idle);
    const worker = this.#worker;
    if (!worker) return;
    this.#broke(worker, 'it was closed');
    await worker.terminate();
  }

  #start(): Worker {
    const worker = new Worker(this.#program, {
      name: 'koukoutu-mock pictures',
      workerData: this.#data,
      // The thread must not inherit flags of the process, such as a loader for tests.
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MEGABYTES },
    });
    worker.on('message', (delivery: Delivery) => this.#deliver(delivery));
    worker.on('error', (error) => this.#broke(worker, error instanceof Error ? error.message : String(error)));
    worker.on('exit', (code) => this.#broke(worker, `it ended with code ${code}`));
    return worker;
  }

  #deliver(delivery: Delivery): void {
    const order = this.#waiting.get(delivery.id);
    if (!order) return;
    if ('picture' in delivery) order.resolve(delivery.picture);
    else if (delivery.reason) order.reject(new ImagingError(delivery.reason, delivery.message));
    else order.reject(new Error(delivery.message));
  }

  #broke(worker: Worker, why: string): void {
    if (worker !== this.#worker) return;
    this.#worker = undefined;
    for (const order of this.#waiting.values()) {
      order.reject(new ImagingError('failed', `The thread that makes large pictures broke: ${why}.`));
    }
  }

  #rest(): void {
    if (!this.#worker) return;
    this.#worker.unref();
    this.#idle = setTimeout(() => void this.close(), IDLE_MS);
    this.#idle.unref();
  }
}

/** Copies the pictures in the arguments, so that they can be transferred: the caller keeps its own. */
function detach(value: unknown, transfer: ArrayBuffer[]): unknown {
  if (value instanceof Uint8Array) {
    const copy = new Uint8Array(value);
    transfer.push(copy.buffer);
    return copy;
  }
  if (Array.isArray(value)) return value.map((entry) => detach(entry, transfer));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, detach(entry, transfer)]));
}
