import { ImageTooLargeError, InvalidRequestError, KoukoutuError } from '../core/errors.js';
import { race } from '../internal/race.js';
import { collect } from './collect.js';
import { fromBase64, splitDataUri } from './data-uri.js';
import { readHeader } from './preflight.js';
import type { ImageHeader } from './sniff.js';

/** Something that hands out a picture when asked: an earlier result, or what `fromPath` of the Node entry gives. */
export interface ImageSource {
  /** The picture. A file stays on the disk and is streamed when it is sent. */
  blob(): Promise<Blob>;
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
export type ResolvedImage =
  | { readonly kind: 'link'; readonly url: string }
  | { readonly kind: 'bytes'; readonly blob: Blob; readonly dataUri?: string };

interface Context {
  readonly operation: string;
  readonly signal: AbortSignal;
  readonly limit: number;
}

/** Brings any input into one of two shapes. Streams are read to their end here, since a request may have to be replayed. */
export async function resolveImage(input: ImageInput, context: Context): Promise<ResolvedImage> {
  if (typeof input === 'string' || input instanceof URL) return resolveText(String(input), context);
  return { kind: 'bytes', blob: await resolveBytes(input, context) };
}

function resolveText(text: string, { operation }: Context): ResolvedImage {
  if (/^https?:\/\//i.test(text)) return { kind: 'link', url: text };
  if (/^data:/i.test(text)) {
    const parts = splitDataUri(text);
    if (parts) {
      try {
        const blob = new Blob([fromBase64(parts.base64)], { type: parts.contentType });
        return { kind: 'bytes', blob, dataUri: text };
      } catch {
        // Falls through to the refusal.
      }
    }
    throw new InvalidRequestError(`${operation}: the data: URI is no base64. Give data:image/png;base64,…`, {
      operation,
    });
  }
  const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  throw new InvalidRequestError(
    `${operation}: "${shown}" is neither an http(s) URL nor a data: URI. For a file use fromPath() of @koukoutu/sdk/node.`,
    { operation },
  );
}

async function resolveBytes(input: Exclude<ImageInput, string | URL>, context: Context): Promise<Blob> {
  const { operation, signal } = context;
  if (input instanceof Blob) return input;
  if (input instanceof ArrayBuffer || ArrayBuffer.isView(input)) return new Blob([input as BlobPart]);
  if (input instanceof Response) {
    if (!input.ok || input.bodyUsed || !input.body) {
      const why = input.bodyUsed ? 'was read already' : input.ok ? 'is empty' : `has status ${input.status}`;
      throw new InvalidRequestError(`${operation}: the Response given as a picture ${why}.`, { operation });
    }
    return read(input.body, context);
  }
  if (typeof (input as ImageSource)?.blob === 'function') {
    try {
      return await race((input as ImageSource).blob(), signal);
    } catch (error) {
      if (signal.aborted || error instanceof KoukoutuError) throw error;
      throw unreadable(operation, error);
    }
  }
  if (isStream(input) || isIterable(input)) return read(input, context);
  throw new InvalidRequestError(
    `${operation}: no picture was given. Pass a Blob, bytes, a stream, a Response, a URL, a data: URI or an earlier result.`,
    { operation },
  );
}

const isStream = (input: unknown): input is ReadableStream<Uint8Array> =>
  typeof (input as ReadableStream | undefined)?.getReader === 'function';

const isIterable = (input: unknown): input is AsyncIterable<Uint8Array> =>
  typeof (input as AsyncIterable<Uint8Array> | undefined)?.[Symbol.asyncIterator] === 'function';

/** The head of a picture that was given; a file that has gone away or changed meanwhile is bad input too. */
export async function inputHeader(blob: Blob, operation: string): Promise<ImageHeader | undefined> {
  return readHeader(blob).catch((error: unknown) => {
    throw unreadable(operation, error);
  });
}

function unreadable(operation: string, cause: unknown): Error {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new InvalidRequestError(`${operation}: the picture cannot be read: ${why}`, { operation, cause });
}

/** A stream that breaks is bad input, not a failure of the API. */
async function read(source: ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>, context: Context): Promise<Blob> {
  const { operation, signal, limit } = context;
  const tooMuch = () =>
    new ImageTooLargeError(`${operation}: the picture has more than ${limit} bytes. Nothing was sent.`, { operation });
  try {
    return new Blob(await collect(source, limit, signal, tooMuch));
  } catch (error) {
    if (signal.aborted || error instanceof KoukoutuError) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new InvalidRequestError(`${operation}: the stream of the picture broke: ${why}`, { operation, cause: error });
  }
}
