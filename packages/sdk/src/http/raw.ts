import createClient, { type Client } from 'openapi-fetch';
import type { paths as AsyncPaths } from '../generated/async.js';
import type { paths as ModelsPaths } from '../generated/models.js';
import type { paths as SyncPaths } from '../generated/sync.js';
import { race } from '../internal/race.js';
import { meaningOf } from './api-error.js';
import { stopped } from './charge.js';
import type { Core, Transport } from './core.js';
import { run } from './middleware.js';
import type { CallOptions, HostName } from './options.js';
import { openScope } from './scope.js';
import { send } from './send.js';
import { formBody, isPaid, outgoingOf, responseOf } from './wire.js';

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

/** The typed clients of the three hosts, for calls that this package has no function for. */
export function createRawClients(transport: Transport): RawClients {
  const core = transport as Core;
  const client = (host: HostName) => {
    const made = createClient<never>({
      baseUrl: core.hosts[host],
      headers: core.headers,
      ...(host !== 'models' && { bodySerializer: (body: unknown) => formBody(body, nameOf) }),
      fetch: (request) => sendRaw(core, host, request),
    });
    // Middleware that is added to the transport later counts too.
    const all = core.middleware;
    made.use({
      onRequest: (given) => run(all, 'onRequest', given) as Promise<Request | Response>,
      onResponse: (given) => run(all, 'onResponse', given) as Promise<Response>,
      onError: (given) => run(all, 'onError', given) as Promise<Response | Error>,
    });
    return made;
  };
  return { sync: client('sync'), async: client('async'), models: client('models') } as unknown as RawClients;
}

/** The call's name, and whether it costs credits, are read from the request itself. */
async function sendRaw(core: Core, host: HostName, request: Request): Promise<Response> {
  const { timeout, maxRetries, signal } = request as Request & CallOptions;
  const { pathname } = new URL(request.url);
  const path = pathname.slice(new URL(core.hosts[host]).pathname.replace(/\/$/, '').length);
  const [scope, close] = openScope(core, `raw.${host}.${request.method} ${path}`, { timeout, maxRetries, signal });
  try {
    const given = await race(outgoingOf(request, { host, paid: isPaid(request.method, pathname) }), scope.signal);
    // openapi-fetch labels everything except FormData as JSON; the cut-out hosts accept only forms.
    const headers = given.headers.map(([name, value]): [string, string] =>
      host !== 'models' && name === 'content-type' && value === 'application/json'
        ? [name, 'application/x-www-form-urlencoded']
        : [name, value],
    );
    const outgoing = { ...given, headers };
    const { answer, error } = await send(scope, outgoing, (answer) => meaningOf(core, answer));
    if (!answer) throw error;
    return responseOf(answer);
  } catch (error) {
    throw stopped(scope, error);
  } finally {
    close();
  }
}

/** A file name that does not tell the name on the disk. Bun would send the whole path. */
const nameOf = ({ type }: Blob): string => `image.${/^image\/(\w+)/.exec(type)?.[1] ?? 'bin'}`;
