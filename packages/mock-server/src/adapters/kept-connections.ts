/** A dispatcher of undici, as far as it is needed here. */
interface Dispatcher {
  dispatch(options: { readonly origin?: string | URL }, handler: unknown): boolean;
}

/** Where the undici package keeps the dispatcher of all requests: since version 8, and before. `fetch` may look in either. */
const PLACES = [Symbol.for('undici.globalDispatcher.2'), Symbol.for('undici.globalDispatcher.1')];
/** Dispatchers that can be made again without options. Others, such as MockAgent, are somebody's decision. */
const RENEWABLE = new Set(['Agent', 'EnvHttpProxyAgent']);
/** The dispatcher of the other place, for those that look here. */
const WRAPPER = 'Dispatcher1Wrapper';

/**
 * Makes `fetch` open new connections to some hosts until the returned function is called.
 *
 * MSW answers a request when its connection is opened. `fetch` keeps connections open for some seconds, so a request to a host that was
 * used before goes past MSW to the real server.
 */
export function leaveKeptConnections(isHost: (host: string) => boolean): () => void {
  const undo: (() => void)[] = [];
  const globals = globalThis as unknown as Record<symbol, Dispatcher | undefined>;
  let newest: Dispatcher | undefined;
  for (const place of PLACES) {
    const before = globals[place];
    const fresh = before && renew(before, newest);
    if (!fresh) continue;
    newest ??= fresh;
    const dispatch: Dispatcher['dispatch'] = (options, handler) => {
      const isGuarded = options.origin !== undefined && isHost(new URL(options.origin).hostname);
      return (isGuarded ? fresh : before).dispatch(options, handler);
    };
    const guarded = Object.create(before, { dispatch: { value: dispatch } }) as Dispatcher;
    globals[place] = guarded;
    undo.push(() => {
      // A dispatcher that was set in between stays.
      if (globals[place] === guarded) globals[place] = before;
    });
  }
  return () => {
    for (const one of undo) one();
  };
}

function renew(before: Dispatcher, inner: Dispatcher | undefined): Dispatcher | undefined {
  const kind = before.constructor;
  if (RENEWABLE.has(kind.name)) return Reflect.construct(kind, []);
  return kind.name === WRAPPER && inner ? Reflect.construct(kind, [inner]) : undefined;
}
