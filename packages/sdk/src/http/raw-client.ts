import createClient, { type Client } from 'openapi-fetch';
import { race } from '../internal/race.js';
import { meaningOf } from './api-error.js';
import { stopped } from './charge.js';
import type { Core } from './core.js';
import { outgoingOf, run } from './middleware.js';
import type { CallOptions, HostName } from './options.js';
import { openScope } from './scope.js';
import { send } from './send.js';
import { formBody, isPaid, responseOf } from './wire.js';

/** An openapi-fetch client of one host. Kept apart from `raw.ts`, which loads it when the first call is made. */
export function createRawClient(core: Core, host: HostName): Client<never> {
  const client = createClient<never>({
    baseUrl: core.hosts[host],
    headers: core.headers,
    ...(host !== 'models' && { bodySerializer: (body: unknown) => formBody(body, nameOf) }),
    fetch: (request) => sendRaw(core, host, request),
  });
  // Middleware that is added to the transport later counts too.
  const all = core.middleware;
  client.use({
    onRequest: (given) => run(all, 'onRequest', given) as Promise<Request | Response>,
    onResponse: (given) => run(all, 'onResponse', given) as Promise<Response>,
    onError: (given) => run(all, 'onError', given) as Promise<Response | Error>,
  });
  return client;
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
