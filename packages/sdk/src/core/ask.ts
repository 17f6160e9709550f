import type { Scope } from '../internal/scope.js';
import type { CallOptions, HostName } from '../options.js';
import { apiError } from './api-error.js';
import type { Core } from './core.js';
import { type Sending, send, TAG } from './send.js';
import { checkHeaders, formBody, IN_NODE, multipart } from './wire.js';

/** What a call hands to openapi-fetch, besides the body that the spec's types check. */
export interface Init {
  readonly parseAs: 'stream';
  readonly headers: Record<string, string>;
  readonly fetch: (request: Request) => Promise<Response>;
  readonly bodySerializer: (body: unknown) => FormData | string;
  readonly [TAG]: unknown;
  readonly [extra: string]: unknown;
}

/** One request of a call. */
export interface Ask {
  readonly host: HostName;
  /** Whether it costs. */
  readonly create: boolean;
  readonly options: CallOptions | undefined;
}

/**
 * Sends one request through openapi-fetch and its middleware, and turns an HTTP error into a typed one.
 * @param invoke - The openapi-fetch call, so that path and body are checked against the spec where they are written.
 */
export async function ask(
  core: Core,
  scope: Scope,
  { host, create, options }: Ask,
  invoke: (init: Init) => Promise<{ response: Response; error?: unknown }>,
): Promise<Response> {
  const { operation } = scope;
  const sending: Sending = {
    host,
    operation,
    create,
    about: { taskId: scope.taskId, lastState: scope.lastState },
    maxRetries: options?.maxRetries ?? core.maxRetries,
    signal: scope.signal,
    remaining: scope.remaining,
    onSent: (sent) => {
      scope.sent = sent;
    },
  };
  if (create) await core.ambient?.()?.onSend();
  const { response, error } = await invoke({
    parseAs: 'stream',
    headers: checkHeaders({ ...core.headers, ...options?.headers }),
    fetch: (request) => send(core, request, sending),
    bodySerializer: (body) => {
      const serialized = host === 'models' ? JSON.stringify(body) : formBody(body);
      sending.body = IN_NODE && serialized instanceof FormData ? multipart(serialized) : serialized;
      // Node keeps all of a file in memory while a second body of it is open, even one that nobody reads: this one is
      // for middleware, and where there is none it stays empty. What is sent is made of `sending.body`.
      return serialized instanceof FormData && !core.observed ? new FormData() : serialized;
    },
    [TAG]: sending,
  });
  scope.response = response;
  if (response.ok) return response;
  const { taskId, lastState } = scope;
  throw apiError(core, response, error, { operation, create, taskId, lastState });
}
