import type { Middleware } from 'openapi-fetch';
import { race } from '../internal/race.js';
import { readAnswer } from './answer.js';
import { ended, stopped } from './charge.js';
import { type Scope, withKnown } from './scope.js';
import { badBody, type Look, type Outcome, send } from './send.js';
import { type Outgoing, requestOf, responseOf } from './wire.js';

type Callback = (given: object) => unknown;
type Callbacks = Partial<Record<'onRequest' | 'onResponse' | 'onError', Callback>>;

/**
 * Runs one callback of each piece of middleware: on requests from the first to the last, on responses and errors the
 * other way round. What one returns goes to the next. A response in place of a request or of an error ends the chain.
 */
export async function run(
  list: readonly Middleware[],
  name: keyof Callbacks,
  given: { readonly request: Request; readonly response?: Response; readonly error?: unknown },
): Promise<unknown> {
  const subject = name.slice(2).toLowerCase() as keyof typeof given;
  for (const each of name === 'onRequest' ? list : [...list].reverse()) {
    const returned = await (each as Callbacks)[name]?.(given);
    if (!returned) continue;
    given = { ...given, [subject]: returned };
    if (returned instanceof Response && name !== 'onResponse') break;
  }
  return given[subject];
}

/**
 * Sends a request through the middleware of its client. Middleware sees it once, above the retries, and may take its
 * time: an abort does not wait for it.
 * @param path - The path as the spec spells it.
 */
export async function sendThrough(
  scope: Scope,
  outgoing: Outgoing,
  path: string,
  params: object,
  look: Look,
): Promise<Outcome> {
  const { core, signal } = scope;
  const { middleware, hosts, fetch } = core;
  const own = requestOf(outgoing, { signal });
  const baseUrl = hosts[outgoing.host as keyof typeof hosts];
  const given = { schemaPath: path, params, id: `${Math.random()}`, options: { baseUrl, parseAs: 'stream', fetch } };
  let { charged } = scope;
  try {
    const request = (await race(run(middleware, 'onRequest', { ...given, request: own }), signal)) as
      | Request
      | Response;
    if (request instanceof Response) return answered(request);
    const outcome = await send(
      scope,
      request === own ? { ...outgoing, headers: [...own.headers] } : await race(outgoingOf(request, outgoing), signal),
      look,
    );
    const { answer, error } = outcome;
    charged = outcome.charged;
    const response = answer && responseOf(answer);
    const result = response
      ? await race(run(middleware, 'onResponse', { ...given, request, response }), signal)
      : await race(run(middleware, 'onError', { ...given, request, error }), signal);
    if (result === response) return outcome;
    return result instanceof Response ? answered(result) : { charged, error: result };
  } catch (error) {
    return { charged, error: stopped(withKnown(scope, { charged }), error) };
  }

  /** Reads a response that middleware gave in place of the server's. */
  async function answered(response: Response): Promise<Outcome> {
    try {
      const answer = await readAnswer(response, signal, core.maxResultBytes);
      const meaning = await look(answer);
      return meaning ? { ...ended(scope, outgoing.paid, meaning), answer } : { charged, answer };
    } catch (error) {
      return badBody(scope, outgoing.paid, error, charged);
    }
  }
}

/**
 * A `Request` that was made elsewhere, by middleware or openapi-fetch. Its body is read once: a clone for each attempt
 * would keep a copy for each. Headers are copied by spreading, because under MSW `new Headers(request.headers)` is empty.
 */
export async function outgoingOf(request: Request, { host, paid }: Pick<Outgoing, 'host' | 'paid'>): Promise<Outgoing> {
  const { url, method } = request;
  const body = method === 'GET' ? undefined : await request.blob();
  return { url, method, headers: [...request.headers], body, host, paid };
}
