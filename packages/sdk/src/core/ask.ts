import type { HostName } from '../options.js';
import { type Answer, readAnswer } from './answer.js';
import { apiError } from './api-error.js';
import type { Scope } from './scope.js';
import { type Sending, send, TAG } from './send.js';
import { checkHeaders, formBody, IN_NODE, multipart, responseOf } from './wire.js';

/** What a call hands to openapi-fetch, besides the body that the spec's types check. */
export interface Init {
  readonly parseAs: 'stream';
  readonly headers: Record<string, string>;
  readonly fetch: (request: Request) => Promise<Response>;
  readonly bodySerializer: (body: unknown) => FormData | string;
  readonly [TAG]: unknown;
  readonly [extra: string]: unknown;
}

/**
 * Sends one request through openapi-fetch and its middleware. What the API refuses, in whatever form, is thrown as the
 * typed error that it means.
 * @param create - Whether the request costs.
 * @param invoke - The openapi-fetch call, so that path and body are checked against the spec where they are written.
 */
export async function ask(
  scope: Scope,
  host: HostName,
  create: boolean,
  invoke: (init: Init) => Promise<{ response: Response; error?: unknown }>,
): Promise<Answer> {
  const { core, options, signal } = scope;
  const sending: Sending = { host, create };
  let answer: Answer | undefined;
  let given: Response | undefined;
  if (create) await core.ambient?.()?.onSend();
  const { response, error } = await invoke({
    parseAs: 'stream',
    headers: checkHeaders({ ...core.headers, ...options.headers }),
    async fetch(request) {
      answer = await send(scope, request, sending);
      given = responseOf(answer);
      return given;
    },
    bodySerializer(body) {
      const serialized = host === 'models' ? JSON.stringify(body) : formBody(body);
      sending.body = IN_NODE && serialized instanceof FormData ? multipart(serialized) : serialized;
      // Node keeps all of a file in memory while a second body of it is open, even one that nobody reads: this one is
      // for middleware, and where there is none it stays empty. What is sent is made of `sending.body`.
      return serialized instanceof FormData && !core.observed ? new FormData() : serialized;
    },
    [TAG]: sending,
  });
  scope.response = response;
  if (!answer || response !== given) {
    // Middleware has answered. openapi-fetch has read what it takes for an error.
    const { status, statusText, headers } = response;
    const text = typeof error === 'string' ? error : JSON.stringify(error);
    const fresh = response.bodyUsed ? new Response(text, { status, statusText, headers }) : response;
    answer = await readAnswer(scope, fresh, signal, create);
  }
  const refusal = apiError(scope, answer, create);
  if (refusal) throw refusal;
  return answer;
}
