import { wordsOf } from '../http/connection.js';
import { ImageTooLargeError, InvalidRequestError, KoukoutuError } from '../http/errors.js';
import type { Scope } from '../http/scope.js';
import { type ByteStream, collect } from '../internal/collect.js';
import { race } from '../internal/race.js';
import { fromBase64 } from './base64.js';
import { checkImage, type ImageLimits } from './preflight.js';
import { readHeader } from './sniff.js';

/** Something that hands out a picture when asked: an earlier result, or what `fromPath` of the Node entry gives. */
export interface ImageSource {
  /** The picture. A file stays on the disk and is streamed when it is sent. */
  blob(): Promise<Blob>;
}

/** A picture behind a link that is fetched here, not by the API. */
export interface FetchedSource {
  blob(): Promise<Response>;
}

/**
 * A picture, however it is at hand.
 *
 * - `Blob`, `File`, `ArrayBuffer`, a typed array, a `Buffer`: sent as a file
 * - `ReadableStream`, an async iterable of bytes, a `Response`: read once, up to the size limit, then sent as a file
 * - an earlier result, or `fromPath('shirt.jpg')` of `@koukoutu/sdk/node`: sent as a file
 * - `URL` or an `http(s)` string: the API fetches it
 * - a `data:` URI: sent as base64 where the operation has it, as a file elsewhere
 *
 * The type is told from the first bytes, never from a name.
 */
export type ImageInput =
  | Blob
  | ArrayBuffer
  | ArrayBufferView
  | ReadableStream<Uint8Array>
  | AsyncIterable<Uint8Array>
  | Response
  | ImageSource
  | URL
  | string;

/** A picture in the shape that decides the wire form. */
export type ReadImage =
  | { readonly link: string }
  | {
      readonly link?: undefined;
      readonly blob: Blob;
      readonly contentType: string;
      readonly dataUri?: string | undefined;
    };

/**
 * Brings any input into one of two shapes, and looks at it before anything is sent. Streams are read to their end here,
 * since a request may have to be replayed.
 * @param preflight - `false` lets any picture pass.
 */
export async function readImage(
  scope: Scope,
  input: ImageInput | FetchedSource,
  limits: ImageLimits,
  preflight = true,
): Promise<ReadImage> {
  const text = typeof input === 'string' || input instanceof URL ? String(input) : undefined;
  if (text !== undefined && /^https?:\/\//i.test(text)) return { link: text };
  try {
    const blob =
      text === undefined
        ? await bytesOf(
            scope,
            input as Exclude<typeof input, string | URL>,
            preflight ? limits.bytes : scope.core.maxResultBytes,
          )
        : new Blob([decode(scope, text)]);
    const header = await readHeader(blob);
    if (preflight) checkImage(scope, blob, header, limits);
    return { blob, contentType: header?.contentType ?? blob.type, dataUri: text };
  } catch (error) {
    if (scope.signal.aborted || error instanceof KoukoutuError) throw error;
    // A stream that breaks and a file that has gone away are bad input, not a failure of the API.
    throw scope.error(InvalidRequestError, `the picture cannot be read: ${wordsOf(error)}`, { cause: error });
  }
}

/** The bytes of a data URI. The text may be tens of megabytes: only its head is searched. */
function decode(scope: Scope, text: string): Uint8Array<ArrayBuffer> {
  const head = /^data:[^,]*?;base64,/i.exec(text.slice(0, 256))?.[0];
  try {
    if (head) return fromBase64(text.slice(head.length));
  } catch {
    // Told below.
  }
  throw scope.error(
    InvalidRequestError,
    /^data:/i.test(text)
      ? 'the data: URI is no base64. Give data:image/png;base64,…'
      : `"${text.slice(0, 60)}" is neither an http(s) URL nor a data: URI. For a file use fromPath() of @koukoutu/sdk/node, for bare base64 its bytes.`,
  );
}

async function bytesOf(
  scope: Scope,
  input: Exclude<ImageInput, string | URL> | FetchedSource,
  limit: number,
): Promise<Blob> {
  const { signal } = scope;
  if (input instanceof Blob) return input;
  if (input instanceof ArrayBuffer || ArrayBuffer.isView(input)) return new Blob([input as BlobPart]);
  let stream: unknown = input;
  if (input instanceof Response) {
    stream = input.bodyUsed ? undefined : input.body;
    if (!input.ok || !stream) {
      const why = input.bodyUsed ? 'was read already' : input.ok ? 'is empty' : `has status ${input.status}`;
      throw scope.error(InvalidRequestError, `the Response given as a picture ${why}.`);
    }
  } else if (typeof (input as ImageSource | FetchedSource)?.blob === 'function') {
    return bytesOf(scope, await race<Blob | Response>((input as ImageSource | FetchedSource).blob(), signal), limit);
  }
  const { getReader, [Symbol.asyncIterator]: iterate } = (stream ?? {}) as Record<string | symbol, unknown>;
  if (!getReader && !iterate) {
    throw scope.error(
      InvalidRequestError,
      'no picture was given. Pass a Blob, bytes, a stream, a Response, a URL, a data: URI or an earlier result.',
    );
  }
  const tooMuch = () => scope.error(ImageTooLargeError, `the picture has more than ${limit} bytes. Nothing was sent.`);
  return new Blob(await collect(stream as ByteStream, limit, signal, tooMuch));
}
