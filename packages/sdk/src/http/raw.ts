import type { Client, Middleware } from 'openapi-fetch';
import type { paths as AsyncPaths } from '../generated/async.js';
import type { paths as ModelsPaths } from '../generated/models.js';
import type { paths as SyncPaths } from '../generated/sync.js';
import type { Core, Transport } from './core.js';
import type { HostName } from './options.js';

/**
 * One typed openapi-fetch client per host, with the keys, the retries and the redaction of the other calls. Results are
 * openapi-fetch's own: `{ data, error, response }`, where an HTTP error is a value and only a failed connection throws. A
 * body that contains a `Blob` is sent as multipart, any other as a form, and on the models host as JSON. `timeout` and
 * `maxRetries` can be set next to `body`.
 */
export interface RawClients {
  /** `https://sync.koukoutu.com`, described by `openapi/sync.yaml`. */
  readonly sync: Client<SyncPaths>;
  /** `https://async.koukoutu.com`, described by `openapi/async.yaml`. */
  readonly async: Client<AsyncPaths>;
  /** `https://apis.koukoutu.com`, described by `openapi/models.yaml`. */
  readonly models: Client<ModelsPaths>;
}

const METHODS = ['GET', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH', 'TRACE', 'request'];

/** The members of an openapi-fetch client, as far as they are passed on here. */
type Members = Record<string, (...given: readonly unknown[]) => Promise<unknown>>;

/** The typed clients of the three hosts, for calls that this package has no function for. openapi-fetch is loaded by the first call. */
export function createRawClients(transport: Transport): RawClients {
  const client = (host: HostName) => lazyClient(transport as Core, host);
  return { sync: client('sync'), async: client('async'), models: client('models') } as unknown as RawClients;
}

function lazyClient(core: Core, host: HostName): object {
  /** Calls of `use` and `eject` made before the client was loaded. */
  const early: ((client: Client<never>) => void)[] = [];
  let made: Client<never> | undefined;
  const load = async (): Promise<Members> => {
    const { createRawClient } = await import('./raw-client.js');
    made ??= createRawClient(core, host);
    for (const change of early.splice(0)) change(made);
    return made as unknown as Members;
  };
  const change =
    (name: 'use' | 'eject') =>
    (...middleware: Middleware[]) => {
      if (made) made[name](...middleware);
      else early.push((client) => client[name](...middleware));
    };
  const lazy: Record<string, unknown> = { use: change('use'), eject: change('eject') };
  for (const name of METHODS) lazy[name] = async (...given: unknown[]) => (await load())[name]?.(...given);
  return lazy;
}
