import type { Middleware } from 'openapi-fetch';
import type { Clock } from '../internal/clock.js';
import type { Experience } from '../internal/task-state.js';
import type { Fail, Keyring } from './keys.js';
import type { Log } from './logger.js';
import type { HostName, Limiter } from './options.js';

/** What a client sends with. Made by `createTransport`; the functions of this package take it as their first parameter. */
export interface Transport {
  /** Adds middleware. It sees each request to the API once, without its key and above the retries. */
  use(...middleware: Middleware[]): void;
}

/** The transport as the functions of this package see it. It holds no key: keys stay in the keyring's closure. */
export interface Core extends Transport {
  readonly middleware: readonly Middleware[];
  /** Whether the user has been warned that nano-banana will be withdrawn. */
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
  /** What this client has learned of each model's tasks. */
  readonly models: Map<string | undefined, Experience>;
  readonly maxResultBytes: number;
  readonly allowHttpResults: boolean;
}
