import { type ImageHeader, readHeader } from '../images/header.js';
import { collect } from '../internal/collect.js';
import { InvalidResponseError } from './errors.js';
import { MAY_HAVE_RUN, type Scope } from './scope.js';

/** A picture that was read to its end and looked at. */
export interface Picture {
  readonly blob: Blob;
  readonly header: ImageHeader;
}

/** An answer that was read to its end. What it is, is told from its bytes, whatever the content type says. */
export interface Answer {
  readonly response: Response;
  readonly blob: Blob;
  /** The picture, when it is there from head to end. */
  readonly picture?: Picture | undefined;
  /** The JSON object. */
  readonly json?: Readonly<Record<string, unknown>> | undefined;
}

/** Bytes of an answer that cannot be a picture. */
const TEXT_LIMIT = 4 << 20;

/** An answer that broke off: one more look may bring all of it. */
export class CutOffError extends InvalidResponseError {}

/** Reads an answer to its end, bounded, with the declared length checked. */
export async function readAnswer(
  scope: Scope,
  response: Response,
  signal: AbortSignal,
  mayBePicture: boolean,
  onBytes?: () => void,
): Promise<Answer> {
  const { status, ok, body, headers } = response;
  const limit = mayBePicture && ok ? scope.core.maxResultBytes : TEXT_LIMIT;
  const endless = () =>
    scope.error(InvalidResponseError, `the answer has more than ${limit} bytes; maxResultBytes limits pictures.`, {
      status,
    });
  const blob = new Blob(body ? await collect(body, limit, signal, endless, onBytes) : []);
  const declared = headers.get('content-length');
  if (declared !== null && !headers.has('content-encoding') && Number(declared) !== blob.size) {
    throw scope.error(CutOffError, `the answer was cut off after ${blob.size} of ${declared} bytes.`, { status });
  }
  const picture = await asPicture(blob);
  return { response, blob, picture, json: picture ? undefined : await asJson(blob) };
}

/** The picture, when the bytes are one from head to end. */
export async function asPicture(bytes: BlobPart): Promise<Picture | undefined> {
  const blob = new Blob([bytes]);
  const header = await readHeader(blob);
  return header?.complete ? { blob: blob.slice(0, blob.size, header.contentType), header } : undefined;
}

async function asJson(blob: Blob): Promise<Record<string, unknown> | undefined> {
  try {
    // A long answer that is no JSON at all need not become a text for that.
    if (!/^\s*\{/.test(await blob.slice(0, 64).text())) return undefined;
    return JSON.parse(await blob.text()) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

/** The error for an answer that is not what the spec says. */
export async function drift(scope: Scope, { response, blob, picture }: Answer, due: string): Promise<Error> {
  const header = await readHeader(blob);
  const text = await blob.slice(0, 512).text();
  const came = !blob.size
    ? 'an empty answer'
    : header
      ? `a ${picture ? 'picture' : 'cut picture'} (${header.contentType})`
      : /^\s*<(!doctype|html|head|body|\?xml)/i.test(text)
        ? 'a web page'
        : /^\s*[{[]/.test(text)
          ? 'cut or unexpected JSON'
          : 'an answer of no known kind';
  const type = response.headers.get('content-type') ?? 'no content type';
  return scope.error(
    InvalidResponseError,
    `${came} came where ${due} was due (HTTP ${response.status}, ${type}).${scope.sent ? ` ${MAY_HAVE_RUN}` : ''}`,
    { status: response.status },
  );
}

/**
 * A whole number that JSON carries exactly, in whatever spelling: one that is not read is a task that was paid for and
 * is lost.
 */
export const asInteger = (value: unknown): number | undefined =>
  /^-?\d+$/.test(value as string) && Number.isSafeInteger(+(value as string)) ? +(value as string) : undefined;

/** The `data` of a success envelope; whoever takes it for one of something else fails. */
export const dataOf = ({ json }: Answer): Readonly<Record<string, unknown>> =>
  (asInteger(json?.code) === 200 ? json?.data : undefined) as Record<string, unknown>;
