import type { Client, Middleware } from 'openapi-fetch';
import type { paths as AsyncPaths } from '../generated/async.js';
import type { paths as ModelsPaths } from '../generated/models.js';
import type { paths as SyncPaths } from '../generated/sync.js';
import type { Clock } from '../internal/clock.js';
import type { Fail, Keyring } from './keys.js';
import type { Limiter } from './limiter.js';
import type { Log } from './logger.js';
import type { HostName } from './options.js';

/**
 * One typed openapi-fetch client per host, over the same keys, retries and redaction as the calls above. Its answers
 * are openapi-fetch's own: `{ data, error, response }`, where an HTTP error is a value and only a failed connection
 * throws. A body that holds a `Blob` goes out as multipart, any other as a form, on the models host as JSON.
 * `timeout` and `maxRetries` may stand beside `body`.
 */
export interface RawClients {
  /** `https://sync.koukoutu.com`, described by `openapi/sync.yaml`. */
  readonly sync: Client<SyncPaths>;
  /** `https://async.koukoutu.com`, described by `openapi/async.yaml`. */
  readonly async: Client<AsyncPaths>;
  /** `https://apis.koukoutu.com`, described by `openapi/models.yaml`. */
  readonly models: Client<ModelsPaths>;
}

/** What a client sends with. Made by `createTransport`; the functions beneath the client take it as their first parameter. */
export interface Transport {
  /** The typed clients of the three hosts. */
  readonly raw: RawClients;
  /** Adds middleware to all three. It sees each request to the API once, without its key and above the retries. */
  use(...middleware: Middleware[]): void;
}

/** The transport as the functions of this package see it. It holds no key: those are in the keyring's closure. */
export interface Core extends Transport {
  /** Whether there is middleware, which may want to see bodies. */
  observed: boolean;
  /** Whether its user has been told that nano-banana goes away. */
  warned?: boolean;
  readonly clock: Clock;
  readonly log: Log;
  readonly keys: Keyring;
  /** The text without any key. */
  redact(text: string): string;
  readonly hosts: Readonly<Record<HostName, string>>;
  readonly fetch: (request: Request) => Promise<Response>;
  /** A name for the account whose key this is. */
  account(fail: Fail): Promise<string>;
  /** The user's own, in place of the slots of this process. */
  readonly limiter: Limiter | undefined;
  readonly tasksAtOnce: number;
  readonly timeout: number;
  readonly maxRetries: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly pollInterval: number;
  readonly maxResultBytes: number;
}
