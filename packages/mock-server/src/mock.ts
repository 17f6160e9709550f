import { type Control, createControl } from './control.js';
import { createService, type Service } from './handlers/service.js';
import type { Imaging } from './imaging/index.js';
import { type MockOptions, resolveOptions } from './service/options.js';
import { createStore, type MockSnapshot, type Store } from './service/store.js';

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

const cores = new WeakMap<object, MockCore>();

/** Remembers what is behind a public mock, so that a server can serve it. */
export function remember<Public extends object>(mock: Public, core: MockCore): Public {
  cores.set(mock, core);
  return mock;
}

/** What is behind a public mock. Throws `TypeError` for an object that is none. */
export function coreOf(mock: object): MockCore {
  const core = cores.get(mock);
  if (!core) throw new TypeError('Failed to find the mock: the object was not made by createMock().');
  return core;
}
