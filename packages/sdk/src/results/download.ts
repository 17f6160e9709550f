import { type Answer, drift, type Picture } from '../http/answer.js';
import type { Core } from '../http/core.js';
import { InvalidResponseError, NotFoundError, ServerError } from '../http/errors.js';
import { bareUrl } from '../http/logger.js';
import type { Scope } from '../http/scope.js';
import { send } from '../http/send.js';
import { isResultLink } from './result-link.js';

/** What storage hosts answer when a link has expired or its file is gone. */
const GONE = [400, 401, 403, 404, 410];

/** Whether it is a link of our own proxy: it stands under the base URL, and there is no key that could leak. */
const isOwnLink = ({ keys, hosts }: Core, url: string): boolean =>
  !keys.has.apiKey && !keys.has.modelsApiKey && url.startsWith(`${hosts.async.replace(/\/async$/, '')}/`);

/**
 * Fetches a result link (operation `downloadResult`): with no key, up to `maxResultBytes`, and looked at from head to
 * end. Repeated on 429, 5xx, a broken connection and a cut file.
 * @throws NotFoundError when the link has expired or its file is gone.
 */
export async function download(scope: Scope, url: string): Promise<Picture> {
  const { core, options, signal } = scope;
  const own = isOwnLink(core, url);
  const check = (link: string) => {
    if ((own && link === url) || isResultLink(link)) return;
    throw scope.error(InvalidResponseError, `the result link is no https link: ${bareUrl(link).slice(0, 200)}`);
  };
  check(url);
  const judge = async (answer: Answer): Promise<Error | undefined> => {
    const { response, picture } = answer;
    const { status } = response;
    // A custom fetch may leave `url` empty; then there was no redirect to be seen.
    if (response.url) check(response.url);
    if (!response.ok) {
      return GONE.includes(status)
        ? scope.error(NotFoundError, `the result link has expired or its file is gone (HTTP ${status}).`, { status })
        : scope.error(ServerError, `the result host failed (HTTP ${status}).`, { status });
    }
    return picture ? undefined : drift(scope, answer, 'a picture');
  };
  // Our own proxy wants to see who asks.
  const headers = own ? { ...core.headers, ...options.headers } : {};
  const { response, picture } = await send(scope, new Request(url, { headers, signal }), { create: false, judge });
  scope.response = response;
  return picture as Picture;
}
