import createClient from 'openapi-fetch';
import { giveUpMaxMs, pollIntervalMs, serverErrorRetries, tasksAtOnce } from '../generated/spec-data.js';
import { systemClock } from '../internal/clock.js';
import type { Core, RawClients, Transport } from './core.js';
import { ConfigurationError } from './errors.js';
import { resolveHosts } from './hosts.js';
import { createKeyring } from './keys.js';
import { createLog } from './logger.js';
import type { CallOptions, ClientOptions, HostName } from './options.js';
import { openScope } from './scope.js';
import { isCreate, send } from './send.js';
import { checkHeaders, formBody, responseOf } from './wire.js';

const RESULT_LIMIT = 256 << 20;

/**
 * What a client sends with, by itself: the functions of this package take it as their first parameter, so that a bundle
 * holds only those that are used.
 *
 * ```ts
 * const transport = createTransport({ apiKey });
 * const cutout = await removeBackground(transport, photo);
 * ```
 * @throws ConfigurationError when there is no key, a key cannot be one, `baseUrl` is none, or this is a browser.
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
    throw new ConfigurationError(`${name} must be a number over 0.`);
  };
  const client = (host: HostName) => {
    const made = createClient<never>({
      baseUrl: hosts[host],
      headers,
      ...(host !== 'models' && { bodySerializer: formBody }),
      fetch: (request) => sendRaw(core, host, request),
    });
    const { use } = made;
    made.use = (...middleware) => {
      core.observed = true;
      use(...middleware);
    };
    return made;
  };
  const raw = { sync: client('sync'), async: client('async'), models: client('models') } as unknown as RawClients;
  const core: Core = {
    raw,
    observed: false,
    use(...middleware) {
      for (const host of Object.values(raw)) host.use(...middleware);
    },
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
    maxResultBytes: positive('maxResultBytes', RESULT_LIMIT),
  };
  return core;
}

/** A request of `client.raw`: what it is called and whether it costs is read from the request itself. */
async function sendRaw(core: Core, host: HostName, request: Request): Promise<Response> {
  const { timeout, maxRetries, signal } = request as Request & CallOptions;
  const { pathname } = new URL(request.url);
  const path = pathname.slice(new URL(core.hosts[host]).pathname.replace(/\/$/, '').length);
  const scope = openScope(core, `raw.${host}.${request.method} ${path}`, { timeout, maxRetries, signal });
  try {
    return responseOf(await send(scope, request, { host, create: isCreate(request.method, pathname) }));
  } finally {
    scope.dispose();
  }
}
