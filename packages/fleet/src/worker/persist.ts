import { wordsOf } from '../internal/errors.js';
import type { FleetLogger } from '../internal/log.js';
import { sleep } from '../internal/sleep.js';

/** Calls a sink, a few times if it fails: the result is still in memory, and a store may fail for a moment. */
export async function write(attempt: () => string | Promise<string>, signal: AbortSignal): Promise<string> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (tries === 2 || signal.aborted) throw error;
      await sleep(500 * 2 ** tries, signal);
    }
  }
}

/** How ioredis refuses commands on a client that was closed for good. */
const CLOSED = 'Connection is closed.';

/** Writes what must not be lost. Tries until it succeeds, or the worker has been closed. */
export async function persist<T>(log: FleetLogger, what: string, attempt: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (wordsOf(error) === CLOSED) {
        log.error(`Redis did not store ${what}, and the worker has been closed.`);
        throw error;
      }
      if (tries === 0) log.error(`Redis did not store ${what} (${wordsOf(error)}). The worker keeps trying.`);
      await sleep(Math.min(5000, 200 * 2 ** tries));
    }
  }
}
