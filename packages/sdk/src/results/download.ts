import type { Answer } from '../http/answer.js';
import type { Meaning } from '../http/charge.js';
import type { Core } from '../http/core.js';
import { InvalidResponseError, KoukoutuError, NotFoundError, ServerError } from '../http/errors.js';
import { bareUrl } from '../http/logger.js';
import type { Scope } from '../http/scope.js';
import { send } from '../http/send.js';
import { responseOf } from '../http/wire.js';
import { fromBase64 } from '../images/base64.js';
import { asPicture, notAPicture, type Picture } from '../images/picture.js';
import { isResultLink, mayRedirect, REDIRECTS_MAX, redirectTarget } from './result-link.js';

/** What storage hosts answer when a link has expired or its file is gone. */
const GONE = [400, 401, 403, 404, 410];

/** Whether it is a link of our own proxy: it is under the base URL, and there is no key that could leak. */
const isOwnLink = ({ keys, hosts }: Core, url: string): boolean =>
  !keys.has.apiKey && !keys.has.modelsApiKey && url.startsWith(`${hosts.async.replace(/\/async$/, '')}/`);

/**
 * Fetches a result link (operation `downloadResult`) without a key, up to `maxResultBytes`, and checks that the picture
 * is whole. Retried after 429, 5xx, a broken connection and an incomplete file. Each redirect is checked before it is followed. A
 * `data:` URI is decoded.
 * @throws NotFoundError if the link has expired or its file is gone.
 * @throws InvalidResponseError if the link is not https, unless `allowHttpResults` is set. `resultUrl` has the link.
 */
export async function download(scope: Scope, url: string): Promise<Picture> {
  const { core, options } = scope;
  if (/^data:/i.test(url)) {
    const decoded = (async () => asPicture(fromBase64(url)))();
    const picture = await decoded.catch(() => undefined);
    if (picture) return picture;
    throw scope.error(InvalidResponseError, 'the result is a data: URI without a complete picture.');
  }
  const own = isOwnLink(core, url);
  const check = (link: string) => {
    if ((own && link === url) || isResultLink(link, core.allowHttpResults)) return;
    const advice = /^http:/i.test(link)
      ? '. Anybody on the network path could change the picture: set allowHttpResults to fetch it anyway'
      : '';
    const words = `the result link is not an https link: ${bareUrl(link).slice(0, 200)}${advice}.`;
    throw scope.error(InvalidResponseError, words, advice ? { resultUrl: link } : {});
  };
  check(url);
  let picture: Picture | undefined;
  let link = url;
  /** Where the last response redirects to. */
  let target: string | undefined;
  const look = async (answer: Answer): Promise<Meaning | undefined> => {
    const { response, blob } = answer;
    const { status } = response;
    target = redirectTarget(response, link);
    if (target !== undefined) return undefined;
    // A browser and a custom fetch follow redirects themselves. They may leave `url` empty.
    if (response.url) check(response.url);
    const details = { status };
    if (GONE.includes(status)) {
      const words = `the result link has expired or its file is gone (HTTP ${status}).`;
      return { ending: 'refused', Type: NotFoundError, words, details };
    }
    if (!response.ok) {
      const ending = status === 429 ? 'limited' : status >= 500 ? 'failed' : 'refused';
      return { ending, Type: ServerError, words: `the result host failed (HTTP ${status}).`, details };
    }
    picture = await asPicture(blob);
    if (picture) return undefined;
    return { ending: 'cutOff', Type: InvalidResponseError, words: await notAPicture(answer), details };
  };
  for (let redirects = 0; ; redirects += 1) {
    // Our own proxy needs to see who asks.
    const headers = own && link === url ? Object.entries({ ...core.headers, ...options.headers }) : [];
    const { answer, error } = await send(scope, { url: link, method: 'GET', headers, paid: false }, look);
    if (answer) scope.saw(responseOf(answer));
    if (error === undefined && target !== undefined) {
      if (redirects === REDIRECTS_MAX || !mayRedirect(link, target, core.allowHttpResults)) {
        const words = `the result host redirects to ${bareUrl(target).slice(0, 200)}, which is not followed.`;
        throw scope.error(InvalidResponseError, words, { resultUrl: link });
      }
      link = target;
    } else if (error === undefined && picture) {
      return picture;
    } else {
      // The picture was made, and perhaps paid for: another program can still fetch it.
      const isThere = error instanceof KoukoutuError && !(error instanceof NotFoundError);
      throw isThere ? Object.assign(error, { resultUrl: core.redact(url) }) : error;
    }
  }
}
