import type { Middleware } from 'openapi-fetch';
import { giveUpMaxMs, pollIntervalMs, serverErrorRetries, tasksAtOnce } from '../generated/spec-data.js';
import { systemClock } from '../internal/clock.js';
import type { Core, Transport } from './core.js';
import { ConfigurationError } from './errors.js';
import { resolveHosts } from './hosts.js';
import { createKeyring } from './keys.js';
import { createLog } from './logger.js';
import type { ClientOptions } from './options.js';
import { checkHeaders } from './wire.js';

const RESULT_LIMIT = 256 << 20;

/**
 * Creates what a client sends with. The functions of this package take it as their first parameter, so that a bundle
 * contains only the functions that are used.
 *
 * ```ts
 * const transport = createTransport({ apiKey });
 * const cutout = await removeBackground(transport, photo);
 * ```
 * @throws ConfigurationError if no key is configured, a key contains whitespace or a line break, `baseUrl` is not a valid URL,
 *   or the code runs in a browser without `dangerouslyAllowBrowser`.
 */
export function createTransport(options: ClientOptions = {}): Transport {
  const keys = createKeyring(options);
  const hosts = resolveHosts(options.baseUrl);
  const clock = options.clock ?? systemClock;
  const headers = checkHeaders(options.headers ?? {});
  const positive = (
    name: 'maxConcurrentTasks' | 'timeout' | 'pollInterval' | 'maxResultBytes',
    otherwise: number,
  ): number => {
    const value = options[name] ?? otherwise;
    if (value > 0) return value;
    throw new ConfigurationError(`${name} must be a positive number (got ${value}).`);
  };
  const middleware: Middleware[] = [];
  const core: Core = {
    middleware,
    use: (...more) => void middleware.push(...more),
    clock,
    keys,
    hosts,
    redact: keys.redact,
    log: createLog(options, keys.redact),
    fetch: options.fetch ?? ((request) => globalThis.fetch(request)),
    account: async (fail) => `${hosts.async} ${await keys.key('async', fail)}`,
    limiter: options.limiter,
    tasksAtOnce: positive('maxConcurrentTasks', tasksAtOnce),
    timeout: positive('timeout', giveUpMaxMs),
    maxRetries: options.maxRetries ?? serverErrorRetries,
    headers,
    pollInterval: positive('pollInterval', pollIntervalMs),
    models: new Map(),
    maxResultBytes: positive('maxResultBytes', RESULT_LIMIT),
    allowHttpResults: options.allowHttpResults ?? false,
  };
  return core;
}
