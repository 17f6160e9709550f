import { fileBytes } from '../generated/spec-data.js';
import { ConfigurationError } from '../http/errors.js';
import { resolveHosts } from '../http/hosts.js';
import { createKeyring } from '../http/keys.js';
import { createLog } from '../http/logger.js';
import type { ClientOptions } from '../http/options.js';
import type { TaskReference } from '../internal/task-state.js';
import { type Match, matchRoute, type ProxyOperation } from './operations.js';
import { refusal } from './refusal.js';
import { createdTask, proxyQuery, proxyResult, readQuestion } from './tasks.js';
import { answer, BodyGone, bounded, type ProxyContext, TooLarge, upstream } from './upstream.js';

/** How a proxy is set up. */
export interface ProxyOptions
  extends Pick<ClientOptions, 'apiKey' | 'modelsApiKey' | 'auth' | 'baseUrl' | 'fetch' | 'logger' | 'logLevel'> {
  /** What may be called through it, by the operation names of the spec. Everything else is answered 404. */
  readonly operations: readonly ProxyOperation[];
  /**
   * Asked for every request before anything is sent, with the operation that it means: look at the session, the token,
   * the quota of your user. The proxy spends your credits, so there is no default.
   *
   * Tasks belong to your account, not to your users, and their numbers can be guessed: for `queryTask` and
   * `downloadResult` it **must** check that the task of `about.taskId` is this user's, or every user can read the pictures
   * of all others. {@link onTask} tells whose a task is.
   *
   * `false` and an error are answered 403; a `Response`, given or thrown, is sent as it is. To look at the body, read
   * `request.clone()`: a body that has been read cannot be sent.
   */
  readonly authorize: (
    request: Request,
    operation: ProxyOperation,
    about: ProxyCall,
  ) => boolean | Response | Promise<boolean | Response>;
  /**
   * Called, and awaited, when a request has created a task, before the page learns of it: the moment to write down whose
   * it is, for {@link authorize} to look up. When it fails, the page gets an error, the log the task's number.
   */
  readonly onTask?: ((task: TaskReference, request: Request) => void | Promise<void>) | undefined;
  /** Bytes of a request's body, at most. Default: the API's limit for a file, and a little for the form around it. */
  readonly maxBodyBytes?: number | undefined;
  /** Other origins whose pages may call it. Default: none, cross-site requests are answered 403. No CORS headers are sent. */
  readonly allowedOrigins?: readonly string[] | undefined;
}

/** What a request is about. */
export interface ProxyCall {
  /** The task, always there for `queryTask` and `downloadResult`. */
  readonly taskId?: number | undefined;
}

/** A proxy: takes a request and answers it, as Next.js, Hono, Workers, Deno, Bun and the Node adapter want it. */
export type ProxyHandler = (request: Request) => Promise<Response>;

const FORM_ALLOWANCE = 1 << 20;

/**
 * Makes a proxy that keeps the key on the server: point a browser's client at it with `baseUrl`.
 *
 * ```ts
 * // app/api/koukoutu/[...path]/route.ts of Next.js
 * const handler = createProxy({ operations: ['createSync'], authorize: async (request) => Boolean(await userOf(request)) });
 * export { handler as GET, handler as POST };
 * ```
 * @throws ConfigurationError when there is no key, no operation or no `authorize`, or when a list or a number is none.
 */
export function createProxy(options: ProxyOptions): ProxyHandler {
  if (typeof options?.authorize !== 'function') {
    throw new ConfigurationError('createProxy: authorize is missing. Without it everybody could spend your credits.');
  }
  const { baseUrl, operations, allowedOrigins = [], maxBodyBytes = fileBytes + FORM_ALLOWANCE, ...rest } = options;
  if (!operations?.length) throw new ConfigurationError('createProxy: name the operations that may be called.');
  // A text has an `includes` too, one that lets in whatever is a part of it.
  if (!Array.isArray(operations) || !Array.isArray(allowedOrigins)) {
    throw new ConfigurationError('createProxy: operations and allowedOrigins are lists.');
  }
  // `NaN`, as of a variable that is not set, would be no limit at all.
  if (!(maxBodyBytes > 0)) throw new ConfigurationError('createProxy: maxBodyBytes must be a number over 0.');
  const context: ProxyContext = {
    servesResults: operations.includes('downloadResult'),
    keys: createKeyring({ ...rest, dangerouslyAllowBrowser: false }),
    hosts: resolveHosts(baseUrl),
    fetch: options.fetch ?? ((request) => globalThis.fetch(request)),
    limit: maxBodyBytes,
  };
  const { has } = context.keys;
  if (!has.apiKey && !has.modelsApiKey)
    throw new ConfigurationError('createProxy: no key. Set KOUKOUTU_API_KEY or pass apiKey.');
  const log = createLog(options, context.keys.redact);

  const complain = (operation: ProxyOperation, what: string, error: unknown) =>
    log('error', `proxy: ${what} of ${operation} failed: ${error instanceof Error ? error.message : String(error)}`);

  // Nobody is let in by an authorize that fails, and nothing was sent: 5xx would leave that open.
  const authorized = async (request: Request, operation: ProxyOperation, about: ProxyCall) => {
    try {
      return await options.authorize(request, operation, about);
    } catch (error) {
      if (error instanceof Response) return error;
      complain(operation, 'authorize', error);
      return false;
    }
  };

  const create = async (request: Request, match: Match): Promise<Response> => {
    const response = await forward(context, request, match);
    if (!options.onTask || !response.ok) return response;
    const text = await response.text();
    const id = createdTask(text);
    try {
      if (id !== undefined) await options.onTask({ id }, request);
    } catch (error) {
      complain('createTask', `onTask for task ${id}`, error);
      return refusal(500, `task ${id} was created, but could not be written down`);
    }
    return new Response(text, response);
  };

  return async (request) => {
    const url = new URL(request.url);
    const match = matchRoute(url.pathname);
    if (!match || !operations.includes(match.route.operation)) return refusal(404, 'no such operation here');
    if (request.method !== match.route.method) return refusal(405, `use ${match.route.method}`);
    if (isCrossSite(request, url, allowedOrigins)) return refusal(403, 'cross-site requests are not allowed');
    const { operation } = match.route;
    try {
      const question = await readQuestion(request, match);
      if (question === null) return refusal(422, 'task_id is missing');
      const allowed = await authorized(request, operation, { taskId: question?.id });
      if (allowed instanceof Response) return allowed;
      if (allowed !== true) return refusal(403, 'not allowed');
      // Of a question a copy was read; some runtimes complain of the other half when nobody lets go of it.
      if (question) void request.body?.cancel().catch(() => {});
      if (question && operation === 'queryTask') return await proxyQuery(context, request, match, question);
      if (question) return await proxyResult(context, request, question);
      if (operation === 'createTask') return await create(request, match);
      return await forward(context, request, match);
    } catch (error) {
      if (error instanceof TooLarge) return refusal(413, `the body has more than ${error.limit} bytes`);
      complain(operation, 'the request', error);
      // Nothing was sent: 5xx would leave that open.
      if (error instanceof ConfigurationError) return refusal(403, 'this server has no usable key');
      if (error instanceof BodyGone) return refusal(400, error.message);
      return refusal(502, 'the API could not be reached');
    }
  };
}

/** Whether a page of somebody else's sends this with our user's cookies. */
function isCrossSite(request: Request, url: URL, allowed: readonly string[]): boolean {
  const origin = request.headers.get('origin');
  const site = request.headers.get('sec-fetch-site');
  if (origin !== null && allowed.includes(origin)) return false;
  // Browsers say it themselves; older ones send only the origin, which a gateway in front may make look foreign.
  if (site !== null) return site !== 'same-origin' && site !== 'none';
  if (origin === null) return false;
  const host = request.headers.get('x-forwarded-host') ?? url.host;
  return origin.replace(/^https?:\/\//, '') !== host;
}

async function forward(context: ProxyContext, request: Request, match: Match): Promise<Response> {
  const body = match.route.method === 'GET' ? null : bounded(request, context.limit);
  return answer(await upstream(context, match, request, body));
}
