import type { Expectation, Stage } from '../../model/case.js';
import type { Exchange, HostName, WireRequest } from '../../model/exchange.js';
import { operationAt, serverOf } from '../../spec/operations.js';

/** A `fetch` for the SDK that sends through a stage, so that every exchange is judged like any other. */
export interface StageFetch {
  readonly fetch: (request: Request) => Promise<Response>;
  /** The exchanges of the SDK, in order. */
  readonly exchanges: readonly Exchange[];
}

/** The checks of single exchanges judge the responses. How the SDK reads them is judged separately. */
const ANY: Expectation = { outcome: 'any' };

/** Creates a `fetch` that sends through the stage. */
export function stageFetch(stage: Stage): StageFetch {
  const exchanges: Exchange[] = [];
  const send = async (request: Request): Promise<Response> => {
    const wire = await toWire(request);
    const exchange = await stage.send({ name: `call-${exchanges.length + 1}`, request: wire, expectation: ANY });
    exchanges.push(exchange);
    const { response, failure } = exchange;
    if (!response) throw new TypeError(`fetch failed: ${failure?.message ?? 'no response'}`);
    const empty = response.status === 204 || response.status === 304;
    return new Response(empty ? null : new Uint8Array(response.body), {
      status: response.status,
      headers: response.headers.map(([name, value]): [string, string] => [name, value]),
    });
  };
  return { fetch: send, exchanges };
}

async function toWire(request: Request): Promise<WireRequest> {
  const url = new URL(request.url);
  const host = hostOf(url.origin);
  const body = new Uint8Array(await request.arrayBuffer());
  const method = request.method as WireRequest['method'];
  const path = url.pathname + url.search;
  // The target adds lengths and hosts; everything else is sent as the SDK wrote it.
  const headers = [...request.headers].map(([name, value]) => [name, value] as const);
  const encoding = [['accept-encoding', 'identity'] as const];
  const operationId = operationFor(host, method, url.pathname);
  const absolute = host === 'files' ? { absoluteUrl: request.url } : {};
  return { host, operationId, method, path, headers: [...headers, ...encoding], body, ...absolute };
}

function hostOf(origin: string): HostName {
  return (['sync', 'async', 'models'] as const).find((name) => serverOf(name) === origin) ?? 'files';
}

function operationFor(host: HostName, method: string, path: string): string {
  const found = operationAt(host, path);
  return found && (host === 'files' || found.method === method) ? found.id : `${method} ${path}`;
}
