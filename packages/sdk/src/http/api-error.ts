import type { components } from '../generated/async.js';
import { retryAfter } from '../internal/backoff.js';
import { type Answer, asInteger } from './answer.js';
import {
  AmbiguousSubmitError,
  AuthenticationError,
  type ErrorType,
  ImageTooLargeError,
  ImageTooSmallError,
  InsufficientCreditsError,
  InvalidRequestError,
  KoukoutuError,
  NotFoundError,
  PermissionError,
  RateLimitError,
  ServerError,
  UnsupportedFormatError,
} from './errors.js';
import { MAY_HAVE_RUN, type Scope } from './scope.js';

type Cause = readonly [type: ErrorType, advice: string];

/** The spec's codes below 500; the literal ones among the type's, so that a new code in the spec breaks the build. */
type KnownCode = Exclude<Literal<components['schemas']['ErrorCode']>, 500 | 502 | 503 | 504>;
type Literal<Code> = Code extends number ? (number extends Code ? never : Code) : never;

const credits: Cause = [InsufficientCreditsError, 'The account is out of credits: top it up.'];
const tooLarge: Cause = [ImageTooLargeError, 'The picture is over the limit: send a smaller one.'];
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
  429: [RateLimitError, 'Too many requests or tasks at once: try later, or with fewer at once.'],
};

/** Behind a proxy a client has no key, and before the mock it is easily forgotten. */
const NO_KEY = 'This client has no key of its own: pass apiKey, or see what your proxy wants.';

/** Words that the models host says instead of a number (a guess, as is all of that host's error form). */
const WORDS: Readonly<Record<string, Cause | undefined>> = {
  insufficient_user_quota: credits,
  model_not_found: [NotFoundError, 'This host has no such model: try another modelId.'],
};

interface ErrorBody {
  readonly code?: unknown;
  readonly message?: unknown;
  readonly error?: unknown;
}

/** The code that an answer means: that of an envelope under HTTP 200, else the HTTP status. */
export const codeOf = ({ response, json }: Answer): number =>
  (response.ok ? asInteger(json?.code) : undefined) ?? response.status;

/**
 * The typed error that an answer means, in either form: an HTTP error status, or an envelope under HTTP 200; that of the
 * cut-out hosts or of the models host.
 * @param create - Whether the call costs: its failure in the server then says nothing of whether it was carried out.
 */
export function apiError(scope: Scope, answer: Answer, create: boolean): Error | undefined {
  const { status, ok, headers } = answer.response;
  const outer: ErrorBody = answer.json ?? {};
  if (ok && !outer.error && [status, 200].includes(codeOf(answer))) return undefined;
  const inner = (outer.error && typeof outer.error === 'object' ? outer.error : outer) as ErrorBody;
  const said = inner.message ?? outer.error;
  const apiMessage = typeof said === 'string' ? said : undefined;
  const { code: given } = inner;
  const code = typeof given === 'number' || (typeof given === 'string' && given) ? given : undefined;
  const number = Number(code) >= 400 ? Number(code) : status;
  const [Type, advice] =
    WORDS[String(code)] ??
    CAUSES[number] ??
    (number >= 500
      ? ([ServerError, 'The server failed.'] as const)
      : ([number >= 400 ? InvalidRequestError : KoukoutuError, 'The API refused the call.'] as const));
  const where = `HTTP ${status}${code === undefined || code === status ? '' : `, code ${code}`}`;
  const { has } = scope.core.keys;
  const ownKey = Type !== AuthenticationError || has.apiKey || has.modelsApiKey;
  const words = `${ownKey ? advice : NO_KEY} (${where}${apiMessage ? `: ${apiMessage}` : ''})`;
  const details = {
    status,
    code,
    apiMessage,
    retryAfter: retryAfter(headers, scope.core.clock.now()),
    requestId:
      headers.get('x-oneapi-request-id') ??
      headers.get('x-request-id') ??
      /request id: ([\w-]+)/i.exec(apiMessage ?? '')?.[1],
  };
  if (create && Type === ServerError) {
    const cause = scope.error(Type, words, details);
    return scope.error(AmbiguousSubmitError, `${words} ${MAY_HAVE_RUN}`, { ...details, cause });
  }
  // What nobody knows may be a success that is spelled in another way.
  if (create && Type !== KoukoutuError) scope.sent = false;
  return scope.error(Type, words, details);
}
