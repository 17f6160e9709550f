import type { components } from '../generated/async.js';
import { retryAfter } from '../internal/backoff.js';
import { type Answer, asInteger } from './answer.js';
import type { Ending, Meaning } from './charge.js';
import type { Core } from './core.js';
import {
  AuthenticationError,
  type ErrorType,
  ImageTooLargeError,
  ImageTooSmallError,
  InsufficientCreditsError,
  InvalidRequestError,
  InvalidResponseError,
  KoukoutuError,
  NotFoundError,
  PermissionError,
  RateLimitError,
  ServerError,
  UnsupportedFormatError,
} from './errors.js';

type Cause = readonly [type: ErrorType, advice: string];

/** The spec's codes below 500; the literal ones among the type's, so that a new code in the spec breaks the build. */
type KnownCode = Exclude<Literal<components['schemas']['ErrorCode']>, 500 | 502 | 503 | 504>;
type Literal<Code> = Code extends number ? (number extends Code ? never : Code) : never;

const credits: Cause = [InsufficientCreditsError, 'The account is out of credits: top it up.'];
const tooLarge: Cause = [ImageTooLargeError, 'The picture is over the limit: send a smaller one.'];
const tooMany: Cause = [RateLimitError, 'Too many requests or tasks at once: try later, or with fewer at once.'];
const invalid: Cause = [InvalidRequestError, 'A parameter or the picture was not accepted.'];

const CAUSES: Readonly<Record<KnownCode | 400, Cause>> & Readonly<Record<number, Cause | undefined>> = {
  400: invalid,
  401: [AuthenticationError, 'The key was refused: check it, and that it belongs to this host.'],
  402: credits,
  403: [PermissionError, 'The key may not do this, or the account has no credits.'],
  404: [NotFoundError, 'There is no such task, model or path.'],
  406: tooLarge,
  407: [ImageTooSmallError, 'The picture is under the limit: send a larger one.'],
  409: credits,
  413: tooLarge,
  415: [UnsupportedFormatError, 'Send png, jpeg or webp.'],
  422: invalid,
  429: tooMany,
};

/** A client behind a proxy has no key, and with the mock a key is easily forgotten. */
const NO_KEY = 'This client has no key: on a server, pass apiKey; in a page, its proxy adds one.';

/** Error codes of the models host that are words instead of numbers (a guess, like all of that host's error form). */
const WORDS: Readonly<Record<string, Cause | undefined>> = {
  insufficient_user_quota: credits,
  model_not_found: [NotFoundError, 'This host has no such model: try another modelId.'],
};

interface ErrorBody {
  readonly code?: unknown;
  readonly message?: unknown;
  readonly error?: unknown;
}

/** The code that an answer means: that of an envelope under HTTP 200, otherwise the HTTP status. */
const codeOf = ({ response, json }: Answer): number =>
  (response.ok ? asInteger(json?.code) : undefined) ?? response.status;

/**
 * The error that an answer means, in either form: an HTTP error status, or an envelope under HTTP 200; of the cut-out
 * hosts or of the models host. `undefined` if it is no error.
 */
export async function meaningOf(core: Core, answer: Answer): Promise<Meaning | undefined> {
  const { response, json, blob } = answer;
  const { status, ok, headers } = response;
  const outer: ErrorBody = json ?? {};
  const wholeCode = codeOf(answer);
  if (ok && !outer.error && [status, 200].includes(wholeCode)) return undefined;
  const inner = (outer.error && typeof outer.error === 'object' ? outer.error : outer) as ErrorBody;
  const said = inner.message ?? outer.error;
  const apiMessage = typeof said === 'string' ? said : undefined;
  const { code: given } = inner;
  const code = typeof given === 'number' || (typeof given === 'string' && given) ? given : undefined;
  const number = Number(code) >= 400 ? Number(code) : status;
  const details = {
    status,
    code,
    apiMessage,
    retryAfter: retryAfter(headers, core.clock.now()),
    requestId:
      headers.get('x-oneapi-request-id') ??
      headers.get('x-request-id') ??
      /request id: ([\w-]{1,200})/i.exec(apiMessage ?? '')?.[1],
  };
  const where = `HTTP ${status}${code === undefined || code === status ? '' : `, code ${code}`}`;
  const meaning = (ending: Ending, [Type, advice]: Cause): Meaning => {
    const words = `${advice} (${where}${apiMessage ? `: ${apiMessage}` : ''})`;
    return { ending, Type, words, details };
  };
  if (number === 429 || wholeCode === 429) return meaning('limited', tooMany);
  const known = WORDS[String(code)];
  if (!known && number >= 500) return meaning('failed', [ServerError, 'The server failed.']);
  if (!ok && blob.size && !json) {
    const advice = status === 413 ? 'A gateway limits the size of a request.' : 'Check baseUrl.';
    const words = `the API did not answer: ${await pageIn(blob)} came with HTTP ${status}. ${advice}`;
    return { ending: 'refused', Type: InvalidResponseError, words, details };
  }
  const cause = known ?? CAUSES[number];
  if (!cause) {
    return number >= 400
      ? meaning('refused', [InvalidRequestError, 'The API refused the call.'])
      : meaning('unreadable', [KoukoutuError, 'The API answered with a code that is not known.']);
  }
  const [Type] = cause;
  const { has } = core.keys;
  if (Type === AuthenticationError && !has.apiKey && !has.modelsApiKey) return meaning('refused', [Type, NO_KEY]);
  return meaning(Type === NotFoundError ? 'over' : 'refused', cause);
}

/** The title of a page that does not come from the API. */
async function pageIn(blob: Blob): Promise<string> {
  const text = await blob.slice(0, 4096).text();
  return `"${(/<title>([^<]{1,100})/i.exec(text)?.[1] ?? text.slice(0, 100)).trim()}"`;
}
