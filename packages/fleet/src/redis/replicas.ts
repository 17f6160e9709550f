import type { Redis } from 'ioredis';

/** Milliseconds within which a replica must confirm what was written. */
const LIMIT = 1000;
/** Milliseconds for which the number of replicas is remembered. */
const FRESH = 2000;

/** Waits until replicas have what was just written, so that a failover does not forget it. */
export class Replicas {
  readonly #redis: Redis;
  readonly #wanted: number | 'auto';
  #known = 0;
  #asked = -FRESH;

  constructor(redis: Redis, wanted: number | 'auto') {
    this.#redis = redis;
    this.#wanted = wanted;
    redis.on('close', () => {
      this.#asked = -FRESH;
    });
  }

  /** Whether as many replicas as wanted have all that this connection has written. */
  async have(): Promise<boolean> {
    const wanted = this.#wanted === 'auto' ? await this.#connected() : this.#wanted;
    if (wanted === 0) return true;
    return (await this.#redis.wait(wanted, LIMIT)) >= wanted;
  }

  /** 1 if there is any replica, else 0. */
  async #connected(): Promise<number> {
    if (performance.now() - this.#asked >= FRESH) {
      const info = await this.#redis.info('replication');
      this.#known = Math.min(1, Number(/^connected_slaves:(\d+)/m.exec(info)?.[1] ?? 0));
      this.#asked = performance.now();
    }
    return this.#known;
  }
}
