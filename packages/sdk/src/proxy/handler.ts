import { fileBytes } from '../generated/spec-data.js';
import { ConfigurationError } from '../http/errors.js';
import { resolveHosts } from '../http/hosts.js';
import { createKeyring } from '../http/keys.js';
import { createLog } from '../http/logger.js';
import type { ClientOptions } from '../http/options.js';
import type { TaskReference } from '../internal/task-state.js';
import { answer } from './answer.js';
import { completeBody, TooLarge, UnusableBody } from './body.js';
import { type Match, matchRoute, type ProxyOperation } from './operations.js';
import { isCrossSite } from './origin.js';
import { refusal } from './refusal.js';
import { createdTask, proxyQuery, proxyResult, readQuestion } from './tasks.js';
import { type ProxyContext, Redirected, upstream } from './upstream.js';

/** The options of {@link createProxy}. */
export interface ProxyOptions
  extends Pick<ClientOptions, 'apiKey' | 'modelsApiKey' | 'auth' | 'baseUrl' | 'fetch' | 'logger' | 'logLevel'> {
  /** The operations of the spec that may be called through the proxy. Everything else is answered with 404. */
  readonly operations: readonly ProxyOperation[];
  /**
   * Decides whether a request may be sent, by the session, the token or the quota of your user. Called for every request.
   * The proxy spends your credits, so there is no default.
   *
   * Tasks belong to your account, not to your users, and their ids can be guessed: for `queryTask` and
   * `downloadResult` it **must** check that the task of `about.taskId` is this user's, or every user can read the pictures
   * of all others. {@link onTask} tells whose a task is.
   *
   * `false` and an error are answered with 403; a `Response`, given or thrown, is sent as it is. To look at the body, read
   * `request.clone()`: a body that has been read cannot be sent.
   */
  readonly authorize: (
    request: Request,
    operation: ProxyOperation,
    about: ProxyCall,
  ) => boolean | Response | Promise<boolean | Response>;
  /**
   * Called, and awaited, when a request has created a task, before the page learns its id. Store the owner of the task, so that
   * {@link authorize} can look it up. If it fails, the page gets an error, and the task id is logged.
   */
  readonly onTask?: ((task: TaskReference, request: Request) => void | Promise<void>) | undefined;
  /**
   * Bytes of a request's body, at most. Default: the API's limit for a file, and 1 MiB for the form around it. A body with a
   * Content-Length is read to its end before it is sent: one that was cut off on the way is answered with 400 and never paid for.
   */
  readonly maxBodyBytes?: number | undefined;
  /**
   * Other origins whose pages may call the proxy, such as `https://shop.example`. Default: none; cross-site requests are
   * answered with 403. No CORS headers are sent: add them around the proxy if pages are to read the responses.
   */
  readonly allowedOrigins?: readonly string[] | undefined;
}

/** What {@link ProxyOptions.authorize} learns about a request. */
export interface ProxyCall {
  /** The task, always there for `queryTask` and `downloadResult`. */
  readonly taskId?: number | undefined;
}

/** A proxy: takes a request and returns the response, in the form that Next.js, Hono, Workers, Deno, Bun and the Node adapter expect. */
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
 * Responses are not stored, carry no key that the API echoes, and cannot run as a page of your site.
 * @throws ConfigurationError if no key is configured, `authorize` is missing, `operations` is missing or empty,
 * `allowedOrigins` is not an array, or `maxBodyBytes` is not a positive number.
 */
export function createProxy(options: ProxyOptions): ProxyHandler {
  if (typeof options?.authorize !== 'function') {
    throw new ConfigurationError('createProxy: authorize is missing. Without it everybody could spend your credits.');
  }
  const { baseUrl, operations, allowedOrigins = [], maxBodyBytes = fileBytes + FORM_ALLOWANCE, ...rest } = options;
  if (!operations?.length) throw new ConfigurationError('createProxy: name the operations that may be called.');
  // A string has `includes` too, and would allow every operation whose name is part of it.
  if (!Array.isArray(operations) || !Array.isArray(allowedOrigins)) {
    throw new ConfigurationError('createProxy: operations and allowedOrigins must be arrays.');
  }
  // `NaN`, as from an unset variable, would mean no limit.
  if (!(maxBodyBytes > 0))
    throw new ConfigurationError(`createProxy: maxBodyBytes must be a positive number (got ${maxBodyBytes}).`);
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

  // If authorize fails, the request is refused. Not with a 5xx, which would mean that something may have been sent.
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
    if (!options.onTask || !response.ok) return answer(response);
    const text = await response.text();
    const id = createdTask(text);
    try {
      if (id !== undefined) await options.onTask({ id }, request);
    } catch (error) {
      complain('createTask', `onTask for task ${id}`, error);
      return refusal(500, `task ${id} was created, but onTask failed`);
    }
    return answer(response, text);
  };

  return async (request) => {
    const url = new URL(request.url);
    const match = matchRoute(url.pathname);
    if (!match || !operations.includes(match.route.operation)) return refusal(404, 'no such operation here');
    const { method } = match.route;
    if (request.method !== method) return refusal(405, `use ${method}`, { allow: method });
    if (isCrossSite(request, url, allowedOrigins)) {
      return refusal(
        403,
        'cross-site requests are not allowed. Add the origin of the page to allowedOrigins of createProxy',
      );
    }
    const { operation } = match.route;
    try {
      const question = await readQuestion(request, match);
      if (question === null) return refusal(422, 'task_id is missing');
      const allowed = await authorized(request, operation, { taskId: question?.id });
      if (allowed instanceof Response) return allowed;
      if (allowed !== true) return refusal(403, 'not allowed');
      // Only a copy was read of this body. Some runtimes warn if the original is left unread.
      if (question) void request.body?.cancel().catch(() => {});
      if (question && operation === 'queryTask') return await proxyQuery(context, request, match, question);
      if (question) return await proxyResult(context, request, question);
      if (operation === 'createTask') return await create(request, match);
      return answer(await forward(context, request, match));
    } catch (error) {
      if (error instanceof TooLarge) return refusal(413, `the body has more than ${error.limit} bytes`);
      if (error instanceof Redirected) return refusal(502, error.message);
      complain(operation, 'the request', error);
      // Not a 5xx, which would mean that something may have been sent.
      if (error instanceof ConfigurationError) return refusal(403, 'this server has no usable key; its log says more');
      if (error instanceof UnusableBody) return refusal(400, error.message);
      return refusal(502, 'the API could not be reached');
    }
  };
}

async function forward(context: ProxyContext, request: Request, match: Match): Promise<Response> {
  const body = match.route.method === 'GET' ? null : await completeBody(request, context.limit);
  return upstream(context, match, request, body);
}
