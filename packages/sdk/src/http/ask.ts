import type { paths as AsyncPaths } from '../generated/async.js';
import type { paths as ModelsPaths } from '../generated/models.js';
import type { paths as SyncPaths } from '../generated/sync.js';
import { ambient } from './ambient.js';
import { type Answer, mismatch } from './answer.js';
import { meaningOf } from './api-error.js';
import { type Ending, ended, isTakenBack, type Meaning } from './charge.js';
import { type Charged, InvalidResponseError, KoukoutuError } from './errors.js';
import type { HostName } from './options.js';
import { knowing, type Scope } from './scope.js';
import { send } from './send.js';
import { checkHeaders, encode, isPaid, responseOf } from './wire.js';

interface Paths {
  readonly sync: SyncPaths;
  readonly async: AsyncPaths;
  readonly models: ModelsPaths;
}

/** What a path takes by the spec: its body, where it has one, and the parameters in its name. */
interface Asked<Path> {
  readonly body?: Path extends { readonly post: { requestBody: { content: infer Content } } }
    ? Content[keyof Content]
    : never;
  readonly params?: { readonly path: Readonly<Record<string, string>> };
}

/**
 * Sends one request to the API and reads its answer. An answer that is an error, in whatever form, is thrown as the typed
 * error that it means.
 * @param asked - With a body it is a POST.
 * @param due - What the answer should contain, for the error if it does not.
 * @param read - Takes it out of the answer, in a scope in which the call has been paid for. If it fails or finds nothing,
 *   the answer is not what the spec says.
 */
export async function ask<Host extends HostName, Path extends keyof Paths[Host] & string, Read>(
  scope: Scope,
  host: Host,
  path: Path,
  asked: Asked<Paths[Host][Path]>,
  due: string,
  read: (answer: Answer, scope: Scope) => Read | undefined | Promise<Read | undefined>,
): Promise<Read> {
  const { core, options } = scope;
  const { body, params } = asked;
  const method = body ? 'POST' : 'GET';
  const paid = isPaid(method, path);
  const filled = path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(params?.path[name] ?? ''));
  const headers = new Headers(checkHeaders({ ...core.headers, ...options.headers }));
  const [content, type] = body ? await encode(host, body) : [];
  if (type) headers.set('content-type', type);
  const outgoing = { url: core.hosts[host] + filled, method, headers: [...headers], body: content, host, paid };
  const misfit = async (answer: Answer, ending: Ending): Promise<Meaning> => {
    const { status } = answer.response;
    return { ending, Type: InvalidResponseError, words: await mismatch(answer, due), details: { status } };
  };
  const look = async (answer: Answer) =>
    (await meaningOf(core, answer)) ?? (answer.json === null ? misfit(answer, 'cutOff') : undefined);

  const exchange = async (): Promise<{ charged: Charged; value?: Read; error?: unknown }> => {
    const { charged, answer, error } = core.middleware.length
      ? await (await import('./middleware.js')).sendThrough(scope, outgoing, path, params ?? {}, look)
      : await send(scope, outgoing, look);
    if (answer) scope.saw(responseOf(answer));
    if (error || !answer) return { charged, error };
    try {
      const value = await knowing(scope, { charged }, async (scope) => {
        try {
          const value = await read(answer, scope);
          if (value !== undefined) return value;
        } catch (error) {
          if (error instanceof KoukoutuError || scope.signal.aborted) throw error;
        }
        throw ended(scope, paid && charged !== 'no', await misfit(answer, 'unreadable')).error;
      });
      return { charged, value };
    } catch (error) {
      return { charged: (error as KoukoutuError).charged ?? charged, error };
    }
  };

  const takeBack = paid ? await ambient()?.onSend() : undefined;
  const { charged, value, error } = await exchange();
  if (error === undefined) return value as Read;
  if (isTakenBack(charged)) await takeBack?.();
  throw error;
}
