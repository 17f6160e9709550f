import type { Clock } from '../internal/clock.js';
import type { TaskReference, TaskUpdate } from '../internal/task-state.js';
import type { Logger, LogLevel } from './logger.js';

/** The hosts of the API: synchronous cut-outs, tasks, and third-party image models. */
export type HostName = 'sync' | 'async' | 'models';

/** A key, or a function that is called for one before every request. All keys that it returns must belong to one account. */
export type KeySource = string | (() => string | Promise<string>);

/**
 * Slots for tasks. The API runs only a few tasks at once per account and refuses any more. Use a limiter of your own to
 * count across processes, for example one that uses Redis.
 */
export interface Limiter {
  /**
   * Waits for a slot, first come, first served.
   * @param signal - Aborted when the caller gives up. Then reject at once and hold no slot.
   * @returns A function that releases the slot. It may be called more than once.
   */
  acquire(signal: AbortSignal): Promise<() => void>;
}

/** The options of a client. Everything is optional. */
export interface ClientOptions {
  /** Key of the cut-out hosts. Default: the environment's `KOUKOUTU_API_KEY`. */
  readonly apiKey?: KeySource | undefined;
  /** Key of the third-party models (`sk-…`). Default: the environment's `KOUKOUTU_MODELS_API_KEY`. */
  readonly modelsApiKey?: KeySource | undefined;
  /** How the key is sent to the cut-out hosts: as `X-API-Key` (default) or `Authorization: Bearer`. The models host accepts Bearer only. */
  readonly auth?: 'x-api-key' | 'bearer' | undefined;
  /**
   * Where to send requests: one URL for all hosts, with the paths `/sync`, `/async` and `/apis` (your proxy, the mock), or
   * one URL each. Default: the live hosts. In a browser it may be a path, such as `/api/koukoutu`.
   */
  readonly baseUrl?: string | URL | { readonly [Host in HostName]?: string | URL | undefined } | undefined;
  /** Milliseconds for a whole call, including waiting, retries, polling and download. Default: 300 000. */
  readonly timeout?: number | undefined;
  /** How often a failed request is retried, if a retry cannot be charged twice. 0 for never. Default: 6. */
  readonly maxRetries?: number | undefined;
  /** Headers for every API request. They are never sent to the host of the results. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Used in place of the global `fetch`. It is called with one `Request` of the global class. */
  readonly fetch?: ((request: Request) => Promise<Response>) | undefined;
  /** Tasks and cut-outs that run at once, for all clients of the key in this process. Default: 5, the API's limit. */
  readonly maxConcurrentTasks?: number | undefined;
  /** Counts the slots in another way, for example across processes. `maxConcurrentTasks` is then ignored. */
  readonly limiter?: Limiter | undefined;
  /** Milliseconds between the first polls of a task. Default: 1000, the recommended pause. */
  readonly pollInterval?: number | undefined;
  /** Maximum size of a result in bytes. Default: 256 MiB. */
  readonly maxResultBytes?: number | undefined;
  /** Also fetches results from plain `http:` links, whatever their host. Anybody on the network path can change them. Default: `false`. */
  readonly allowHttpResults?: boolean | undefined;
  /** Where log lines go. Default: `console`. They contain no key, header or query string. */
  readonly logger?: Logger | undefined;
  /** The lowest level that is logged. Default: `warn`. */
  readonly logLevel?: LogLevel | undefined;
  /** Allows a key in a browser, where everybody can read it. Set it only where that does no harm; otherwise use `@koukoutu/sdk/proxy`. */
  readonly dangerouslyAllowBrowser?: boolean | undefined;
  /** The clock, for tests. */
  readonly clock?: Clock | undefined;
}

/** What every call takes. */
export interface CallOptions {
  /** Stops the call within milliseconds, at any moment. What was sent may still be carried out: the API has no cancel. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds for the whole call. Default: the client's. */
  readonly timeout?: number | undefined;
  /** How often a failed request is retried, if a retry cannot be charged twice. Default: the client's. */
  readonly maxRetries?: number | undefined;
  /** Headers for this call's API requests, in addition to the client's. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** What every call that sends a picture takes. */
export interface ImageCallOptions extends CallOptions {
  /** `false` sends the picture without checking its size and format. Default: `true`. */
  readonly preflight?: boolean | undefined;
}

/** What every call that runs as a task takes. */
export interface TaskCallOptions extends ImageCallOptions {
  /** Called after every poll with the state of the task. */
  readonly onUpdate?: ((update: TaskUpdate) => void) | undefined;
  /** Called, and awaited, as soon as the task has an id and before it is polled: the moment to store it. */
  readonly onTask?: ((task: TaskReference) => void | Promise<void>) | undefined;
  /** Continues this task and sends nothing: what an earlier `onTask` stored. */
  readonly resume?: TaskReference | undefined;
}
