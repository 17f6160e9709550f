import type { Imaging } from '@koukoutu/imaging';
import type { RequestHandler } from 'msw';
import { createService, type Service } from './answer.js';
import { type Control, createControl } from './control.js';
import type { MockOptions } from './options.js';
import { resolveOptions } from './resolve-options.js';
import { createStore, type MockSnapshot, type Store } from './store.js';

/** A mock without any way in: what the entry points wrap. */
export interface MockCore {
  readonly service: Service;
  readonly control: Control;
  /** The store in use; another one after `reset`. */
  store(): Store;
  reset(): void;
  snapshot(): MockSnapshot;
  restore(snapshot: MockSnapshot): void;
}

/** Makes a mock over an imaging back end. */
export function createCore(options: MockOptions, imaging: Imaging): MockCore {
  let store = createStore(resolveOptions(options));
  const getStore = () => store;
  const service = createService(getStore, imaging);
  const reset = () => {
    const previous = store;
    // Resolved anew, so that settings changed at run time are back to what they were.
    store = createStore(resolveOptions(options));
    previous.journal.handOver(store.journal);
  };
  return {
    service,
    control: createControl(getStore, service, reset),
    store: getStore,
    reset,
    snapshot: () => store.snapshot(),
    restore: (snapshot) => store.restore(snapshot),
  };
}

/** A mock of the Koukoutu API, with a store of its own. */
export interface Mock {
  /** MSW request handlers for `setupServer` or `setupWorker`: they answer every request to the mocked hosts. */
  readonly handlers: RequestHandler[];
  /** Steers it: clock, accounts, tasks, faults, journal. */
  readonly control: Control;
  /** Back to the beginning: same options, same seed, no tasks, an empty journal. */
  reset(): void;
  /** The whole state, without any API key, to be put back later. */
  snapshot(): MockSnapshot;
  /** Puts a state back that was taken from a mock with the same options. */
  restore(snapshot: MockSnapshot): void;
}

const cores = new WeakMap<Mock, MockCore>();

/**
 * Wraps a core into what users get. The way to make handlers is handed in, so that a server, which needs none, does not
 * load MSW.
 */
export function toMock(core: MockCore, makeHandlers: () => RequestHandler[]): Mock {
  let handlers: RequestHandler[] | undefined;
  const mock: Mock = {
    get handlers() {
      handlers ??= makeHandlers();
      return handlers;
    },
    control: core.control,
    reset: core.reset,
    snapshot: core.snapshot,
    restore: core.restore,
  };
  cores.set(mock, core);
  return mock;
}

/** What is behind a mock, so that a server can serve it. Throws `TypeError` for an object that is none. */
export function coreOf(mock: Mock): MockCore {
  const core = cores.get(mock);
  if (!core) throw new TypeError('Failed to find the mock: the object was not made by createMock().');
  return core;
}
