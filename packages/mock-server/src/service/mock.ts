import type { Imaging } from '@koukoutu/imaging';
import type { RequestHandler } from 'msw';
import { createService, type Service } from './answer.js';
import { type Control, createControl } from './control.js';
import type { MockOptions } from './options.js';
import { resolveOptions } from './resolve-options.js';
import { createStore, type MockSnapshot, type Store } from './store.js';

/** A mock without adapters. The entry points wrap it. */
export interface MockCore {
  readonly service: Service;
  readonly control: Control;
  /** The current store. `reset` replaces it. */
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
    // Resolve the options again, so that settings changed at run time are undone.
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

/** A mock of the Koukoutu API with its own state. */
export interface Mock {
  /** MSW request handlers for `setupServer` or `setupWorker`. They answer every request to the mocked hosts. */
  readonly handlers: RequestHandler[];
  /** Controls of clock, accounts, tasks, faults and journal. */
  readonly control: Control;
  /** Starts over with the same options and seed: no tasks, an empty journal. */
  reset(): void;
  /** The whole state, without any API key, to be restored later. */
  snapshot(): MockSnapshot;
  /** Restores a snapshot of a mock with the same options. */
  restore(snapshot: MockSnapshot): void;
}

const cores = new WeakMap<Mock, MockCore>();

/**
 * Wraps a core into the public interface. The function that makes handlers is passed in, so that a server, which needs no handlers,
 * does not load MSW.
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

/** The core of a mock, so that a server can serve it. Throws `TypeError` if the object was not made by `createMock`. */
export function coreOf(mock: Mock): MockCore {
  const core = cores.get(mock);
  if (!core) throw new TypeError('Failed to serve the mock: the object was not made by createMock().');
  return core;
}
