import type { paths as AsyncPaths } from '../generated/async.js';
import type { paths as ModelsPaths } from '../generated/models.js';
import type { paths as SyncPaths } from '../generated/sync.js';
import { race } from '../internal/race.js';
import { ambient } from './ambient.js';
import { type Answer, drift, readAnswer } from './answer.js';
import { apiError } from './api-error.js';
import { KoukoutuError } from './errors.js';
import type { HostName } from './options.js';
import type { Scope } from './scope.js';
import { isCreate, type Sending, send, TAG } from './send.js';
import { checkHeaders, formBody, IN_NODE, multipart, responseOf } from './wire.js';

interface Paths {
  readonly sync: SyncPaths;
  readonly async: AsyncPaths;
  readonly models: ModelsPaths;
}

/** openapi-fetch without its types: what {@link ask} takes is checked against the spec already. */
type Client = Record<'GET' | 'POST', (path: string, init: object) => Promise<{ response: Response; error?: unknown }>>;

/** What a path takes by the spec: its body, where it has one, and the parameters in its name. */
interface Asked<Path> {
  readonly body?: Path extends { readonly post: { requestBody: { content: infer Content } } }
    ? Content[keyof Content]
    : never;
  readonly params?: { readonly path: Readonly<Record<string, string>> };
}

/**
 * Asks the API for one thing. What it refuses, in whatever form, is thrown as the typed error that it means.
 * @param asked - With a body it is a POST.
 * @param due - What the answer should hold, for the error when it does not.
 * @param read - Takes it out of the answer. When it fails or finds nothing, the answer is not what the spec says.
 */
export async function ask<Host extends HostName, Path extends keyof Paths[Host] & string, Read>(
  scope: Scope,
  host: Host,
  path: Path,
  asked: Asked<Paths[Host][Path]>,
  due: string,
  read: (answer: Answer) => Read | undefined | Promise<Read | undefined>,
): Promise<Read> {
  const create = isCreate(asked.body ? 'POST' : 'GET', path);
  const recall = create ? await ambient()?.onSend() : undefined;
  try {
    const answer = await exchange(scope, { host, create }, path, asked);
    const refusal = apiError(scope, answer, create);
    if (refusal) throw refusal;
    try {
      const value = await read(answer);
      if (value !== undefined) return value;
    } catch (error) {
      if (error instanceof KoukoutuError) throw error;
    }
    throw await drift(scope, answer, due);
  } catch (error) {
    if (!scope.sent) await recall?.();
    throw error;
  }
}

/** Sends one request through openapi-fetch and its middleware, which may take its time: an abort does not wait for it. */
async function exchange(scope: Scope, sending: Sending, path: string, asked: Asked<unknown>): Promise<Answer> {
  const { core, options, signal } = scope;
  const { host, create } = sending;
  let answer: Answer | undefined;
  let given: Response | undefined;
  const client = core.raw[host as HostName] as unknown as Client;
  const invoked = client[asked.body ? 'POST' : 'GET'](path, {
    ...asked,
    parseAs: 'stream',
    headers: checkHeaders({ ...core.headers, ...options.headers }),
    async fetch(request: Request) {
      answer = await send(scope, request, sending);
      given = responseOf(answer);
      return given;
    },
    bodySerializer(body: unknown) {
      const serialized = host === 'models' ? JSON.stringify(body) : formBody(body);
      sending.body = IN_NODE && serialized instanceof FormData ? multipart(serialized) : serialized;
      // Node keeps all of a file in memory while a second body of it is open, even one that nobody reads: this one is
      // for middleware, and where there is none it stays empty. What is sent is made of `sending.body`.
      return serialized instanceof FormData && !core.observed ? new FormData() : serialized;
    },
    [TAG]: sending,
  });
  const { response, error } = await race(invoked, signal);
  scope.response = response;
  if (!answer || response !== given) {
    // Middleware has answered. openapi-fetch has read what it takes for an error.
    const { status, statusText, headers } = response;
    const text = typeof error === 'string' ? error : JSON.stringify(error);
    const fresh = response.bodyUsed ? new Response(text, { status, statusText, headers }) : response;
    answer = await readAnswer(scope, fresh, signal, create);
  }
  return answer;
}
