import { asPicture, drift, FinalResponseError, type Picture, readBody } from '../core/answer.js';
import { connectionLost } from '../core/connection-lost.js';
import type { Core } from '../core/core.js';
import { KoukoutuError, NotFoundError, ServerError } from '../core/errors.js';
import { bareUrl } from '../core/logger.js';
import { attempting, type Outcome, retrying } from '../core/retrying.js';
import { retryAfter } from '../internal/backoff.js';
import { race } from '../internal/race.js';
import type { Scope } from '../internal/scope.js';
import type { CallOptions } from '../options.js';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** What storage hosts answer when a link has expired or its file is gone. */
const GONE = new Set([400, 401, 403, 404, 410]);

/** https, or http on this computer for the mock, as the spec's `ResultLink` has it. */
function isResultLink(url: string): boolean {
  try {
    const { protocol, hostname } = new URL(url);
    return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname));
  } catch {
    return false;
  }
}

/** Whether it is a link of our own proxy: it stands under the base URL, and there is no key that could leak. */
const isOwnLink = ({ keys, hosts }: Core, url: string): boolean =>
  !keys.has.apiKey && !keys.has.modelsApiKey && url.startsWith(`${hosts.async.replace(/\/async$/, '')}/`);

/**
 * Fetches a result link (operation `downloadResult`): with no key, in pieces, up to `maxResultBytes`, and looked at from
 * head to end. Repeated on 429, 5xx, a broken connection and a cut file.
 * @throws NotFoundError when the link has expired or its file is gone.
 */
export async function download(core: Core, scope: Scope, url: string, options?: CallOptions): Promise<Picture> {
  const { operation, signal, taskId, lastState } = scope;
  const details = { operation, taskId, lastState };
  const refuse = (link: string) =>
    new FinalResponseError(`${operation}: the result link is no https link: ${bareUrl(link).slice(0, 200)}`, details);
  const own = isOwnLink(core, url);
  if (!own && !isResultLink(url)) throw refuse(url);
  // Our own proxy wants to see who asks.
  const headers = own ? { ...core.headers, ...options?.headers } : {};

  const once = (): Promise<Outcome<Picture>> =>
    attempting(core.clock, signal, false, async (attemptSignal): Promise<Outcome<Picture>> => {
      const fetched = core.fetch(new Request(url, { headers, signal: attemptSignal }));
      fetched.then(
        (late) => attemptSignal.aborted && void late.body?.cancel().catch(() => {}),
        () => {},
      );
      const response = await race(fetched, attemptSignal);
      const { status } = response;
      core.log('debug', `${operation}: GET ${bareUrl(url)} ${status}`);
      // A custom fetch may leave `url` empty; then there was no redirect to be seen.
      if (response.url && response.url !== url && !isResultLink(response.url)) {
        void response.body?.cancel().catch(() => {});
        throw refuse(response.url);
      }
      if (!response.ok) {
        void response.body?.cancel().catch(() => {});
        const Type = GONE.has(status) ? NotFoundError : ServerError;
        const why = GONE.has(status) ? 'the result link has expired or its file is gone' : 'the result host failed';
        const error = new Type(`${operation}: ${why} (HTTP ${status}).`, { ...details, status });
        const after = retryAfter(response.headers, core.clock.now());
        return { error, retry: status === 429 || status >= 500, after, why: `the result host answered ${status}` };
      }
      const blob = await readBody(core, scope, response, false);
      const picture = await asPicture(blob);
      if (!picture) throw await drift(scope, response, blob, 'a picture', false);
      scope.response = response;
      return { value: picture, retry: false };
    }).catch((error: unknown): Outcome<Picture> => {
      if (signal.aborted) throw signal.reason;
      const known = error instanceof KoukoutuError ? error : connectionLost(details, error, false);
      return { error: known, retry: !(known instanceof FinalResponseError), why: 'the download broke' };
    });

  return retrying(
    core,
    { operation, maxRetries: options?.maxRetries ?? core.maxRetries, signal, remaining: scope.remaining },
    once,
  );
}
