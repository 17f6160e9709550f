import { collect } from '../images/collect.js';
import { readHeader } from '../images/preflight.js';
import { type ImageHeader, isComplete } from '../images/sniff.js';
import type { Scope } from '../internal/scope.js';
import { apiError } from './api-error.js';
import { connectionLost } from './connection-lost.js';
import type { Core } from './core.js';
import { InvalidResponseError, KoukoutuError } from './errors.js';

/** A picture that was read to its end and looked at. */
export interface Picture {
  readonly blob: Blob;
  readonly header: ImageHeader;
}

const TAIL_BYTES = 1024;

/** An answer that will be no better however often one asks. */
export class FinalResponseError extends InvalidResponseError {}

/** The whole body, bounded, with the declared length checked. */
export async function readBody(core: Core, scope: Scope, response: Response, create: boolean): Promise<Blob> {
  const { operation, signal, taskId, lastState } = scope;
  const details = { operation, status: response.status, taskId, lastState, mayHaveRun: create || undefined };
  const limit = core.maxResultBytes;
  let chunks: Uint8Array<ArrayBuffer>[] = [];
  try {
    const tooMuch = () =>
      new FinalResponseError(`${operation}: the answer has more than ${limit} bytes (maxResultBytes).`, details);
    if (response.body) chunks = await collect(response.body, limit, signal, tooMuch);
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    if (error instanceof KoukoutuError) throw error;
    throw connectionLost({ operation, taskId, lastState }, error, create);
  }
  const blob = new Blob(chunks);
  const declared = response.headers.get('content-length');
  if (declared !== null && !response.headers.has('content-encoding') && Number(declared) !== blob.size) {
    throw new InvalidResponseError(
      `${operation}: the answer was cut off after ${blob.size} of ${declared} bytes.`,
      details,
    );
  }
  return blob;
}

/** The picture, when the bytes are one from head to end, whatever the content type says. */
export async function asPicture(blob: Blob): Promise<Picture | undefined> {
  const header = await readHeader(blob);
  if (!header) return undefined;
  const [head, tail] = await Promise.all(
    [blob.slice(0, 16), blob.slice(-TAIL_BYTES)].map(async (part) => new Uint8Array(await part.arrayBuffer())),
  );
  if (!isComplete(header, head as Uint8Array, tail as Uint8Array, blob.size)) return undefined;
  return { blob: blob.slice(0, blob.size, header.contentType), header };
}

/** Says what came in place of what was due. */
export async function describe(blob: Blob): Promise<string> {
  if (blob.size === 0) return 'an empty answer';
  const header = await readHeader(blob);
  if (header) return (await asPicture(blob)) ? `a picture (${header.contentType})` : `a cut ${header.contentType}`;
  const text = (await blob.slice(0, 512).text()).trimStart();
  if (/^<(!doctype|html|head|body|\?xml)/i.test(text)) return 'a web page';
  if (/^[{[]/.test(text)) return 'cut or unexpected JSON';
  return 'an answer of no known kind';
}

/** The error for an answer that is not what the spec says. */
export async function drift(
  scope: Scope,
  response: Response,
  blob: Blob,
  due: string,
  create: boolean,
): Promise<Error> {
  const { operation, taskId, lastState } = scope;
  return new InvalidResponseError(
    `${operation}: ${await describe(blob)} came where ${due} was due (HTTP ${response.status}, ` +
      `${response.headers.get('content-type') ?? 'no content type'}).` +
      (create ? ' The request may have been carried out and charged, so it was not repeated.' : ''),
    { operation, status: response.status, taskId, lastState, mayHaveRun: create || undefined },
  );
}

/** The body as a JSON object, or `undefined`. */
export async function asJson(blob: Blob): Promise<Record<string, unknown> | undefined> {
  try {
    const value: unknown = JSON.parse(await blob.text());
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

/** Reads a JSON answer. An error envelope under HTTP 200 is thrown as the error it is. */
export async function readJson(
  core: Core,
  scope: Scope,
  response: Response,
  create: boolean,
): Promise<{ readonly json: Record<string, unknown>; readonly blob: Blob }> {
  const blob = await readBody(core, scope, response, create);
  const json = await asJson(blob);
  if (!json) throw await drift(scope, response, blob, 'JSON', create);
  throwEnvelopeError(core, scope, response, json, create);
  return { json, blob };
}

/** Throws the error that stands in an envelope, in the form of the cut-out hosts or of the models host. */
export function throwEnvelopeError(core: Core, scope: Scope, response: Response, json: object, create: boolean): void {
  const { code, error } = json as { code?: unknown; error?: unknown };
  if ((typeof code !== 'number' || code === 200) && !error) return;
  const { operation, taskId, lastState } = scope;
  throw apiError(core, response, json, { operation, create, taskId, lastState });
}

/** The `data` of a success envelope, or the error for an envelope that is none. */
export async function readEnvelope(
  core: Core,
  scope: Scope,
  response: Response,
  create: boolean,
): Promise<{ readonly data: Record<string, unknown>; readonly drift: (due: string) => Promise<Error> }> {
  const { json, blob } = await readJson(core, scope, response, create);
  const mismatch = (due: string) => drift(scope, response, blob, due, create);
  const { code, data } = json;
  if (code !== 200 || typeof data !== 'object' || data === null)
    throw await mismatch('an envelope with code 200 and data');
  return { data: data as Record<string, unknown>, drift: mismatch };
}
