import { IN_NODE } from './wire.js';

/** Milliseconds after which Node's fetch gives up a request that gets no answer, whatever its signal says. */
const NODE_LIMIT = 300_000;

interface Dispatcher {
  dispatch(options: object, handler: unknown): boolean;
}

/**
 * What lets a request of Node wait as long as its call may: a dispatcher that lifts the limits of the global one, which
 * stays in charge of the connections. Our own deadline ends the call. Nothing is needed elsewhere, or for a shorter wait.
 */
export function patience(timeout: number): RequestInit {
  const home = globalThis as { [global: symbol]: Dispatcher | undefined };
  if (!IN_NODE || timeout <= NODE_LIMIT) return {};
  const dispatcher: Dispatcher = {
    dispatch: (options, handler) =>
      (home[Symbol.for('undici.globalDispatcher.1')] as Dispatcher).dispatch(
        { ...options, headersTimeout: 0, bodyTimeout: 0 },
        handler,
      ),
  };
  return { dispatcher } as RequestInit;
}
