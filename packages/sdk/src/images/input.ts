import { wordsOf } from '../http/connection.js';
import { InvalidRequestError, KoukoutuError } from '../http/errors.js';
import type { Scope } from '../http/scope.js';
import { race } from '../internal/race.js';
import { EXTENSIONS, readHeader } from './header.js';
import { checkImage, type ImageLimits } from './preflight.js';

/** Something that provides a picture: an earlier result, or what `fromPath` of the Node entry returns. */
export interface ImageSource {
  /** The picture. A file stays on the disk and is streamed when it is sent. */
  blob(): Promise<Blob>;
}

/** A picture behind a link that this package fetches, not the API. */
export interface FetchedSource {
  blob(): Promise<Response>;
}

/** A `Blob`, `File` or `Response` of a library, or of another realm. Its methods count, not its class. */
export interface ForeignBody {
  arrayBuffer(): Promise<ArrayBuffer>;
}

/**
 * A picture, in whatever form you have it.
 *
 * - `Blob`, `File`, `ArrayBuffer`, a typed array, a `Buffer`: sent as a file
 * - `ReadableStream`, an iterable of bytes, a `Response`: read once, up to the size limit, then sent as a file. It is
 *   read when a slot is free, so that many waiting streams need no memory
 * - the same of another library or realm, such as node-fetch, fetch-blob, undici or jsdom: what has `stream()` or
 *   `arrayBuffer()`
 * - an earlier result, or `fromPath('shirt.jpg')` of `@koukoutu/sdk/node`: sent as a file
 * - `URL` or an `http(s)` string: the API fetches it
 * - a `data:` URI: sent as base64 if the operation takes it, otherwise as a file
 *
 * The format is told from the first bytes, never from a name.
 */
export type ImageInput =
  | Blob
  | ArrayBufferLike
  | ArrayBufferView
  | ReadableStream<Uint8Array>
  | AsyncIterable<Uint8Array>
  | Iterable<Uint8Array>
  | Response
  | ForeignBody
  | ImageSource
  | URL
  | string;

/** A picture in the shape that decides how it is sent. */
export type ReadImage =
  | { readonly link: string }
  | {
      readonly link?: undefined;
      readonly blob: Blob;
      readonly contentType: string;
      readonly dataUri?: string | undefined;
    };

const tagOf = (input: unknown) => Object.prototype.toString.call(input).slice(8, -1);

const isText = (input: unknown) => typeof input === 'string' || tagOf(input) === 'URL';

const isBuffer = (input: unknown): input is ArrayBufferLike => /^(Shared)?ArrayBuffer$/.test(tagOf(input));

/** Whether an input gives a picture by `blob()`, and any number of times: a `Response` does so only once. */
const isSource = (input: unknown): input is ImageSource => {
  const { blob, bodyUsed } = (input ?? {}) as Partial<ImageSource & Response>;
  return typeof blob === 'function' && bodyUsed === undefined;
};

/** Whether an input needs no memory while it waits, or is in memory already. All others are read as late as possible. */
export const isAtHand = (input: unknown): boolean =>
  isText(input) || input instanceof Blob || ArrayBuffer.isView(input) || isBuffer(input) || isSource(input);

/**
 * Brings an input into one of two shapes, and checks it before anything is sent. Streams are read to their end, since a
 * request may have to be retried.
 * @param preflight - `false` skips the check.
 */
export async function readImage(
  scope: Scope,
  input: ImageInput | FetchedSource,
  limits: ImageLimits,
  preflight = true,
): Promise<ReadImage> {
  const text = isText(input) ? String(input) : undefined;
  if (text !== undefined && /^https?:\/\//i.test(text)) return { link: text };
  try {
    const blob = await bytesOf(scope, text ?? input, preflight ? limits.bytes : scope.core.maxResultBytes);
    const header = await readHeader(blob);
    if (preflight) checkImage(scope, blob, header, limits);
    const contentType = header?.contentType ?? blob.type;
    // The head of a data: URI may contain the name of its source file.
    const dataUri = text && `data:${contentType};base64,${text.slice(text.indexOf(',') + 1)}`;
    return { blob, contentType, dataUri };
  } catch (error) {
    if (scope.signal.aborted || error instanceof KoukoutuError) throw error;
    // A stream that breaks and a file that is gone are bad input, not a failure of the API.
    throw scope.error(InvalidRequestError, `the picture cannot be read: ${wordsOf(error)}`, { cause: error });
  }
}

/** The bytes of an input that is not a link. A native Blob stays as it is, so that a file is streamed from the disk. */
async function bytesOf(scope: Scope, input: unknown, limit: number): Promise<Blob> {
  const { signal } = scope;
  if (input instanceof Blob) return input;
  if (ArrayBuffer.isView(input)) {
    const { buffer, byteOffset, byteLength } = input;
    return new Blob([unshared(buffer, byteOffset, byteLength)]);
  }
  if (isBuffer(input)) return new Blob([unshared(input)]);
  const inner = async (value: unknown) => bytesOf(scope, await race(Promise.resolve(value), signal), limit);
  if (isSource(input)) return inner(input.blob());
  const { readOther } = await import('./other-inputs.js');
  return readOther(scope, input, limit, inner);
}

/** The bytes in memory that is not shared, since a `Blob` accepts no other. */
const unshared = (buffer: ArrayBufferLike, at = 0, length = buffer.byteLength): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(buffer, at, length);
  return (tagOf(buffer) === 'SharedArrayBuffer' ? bytes.slice() : bytes) as Uint8Array<ArrayBuffer>;
};

/** The picture's field in a form. The kind of field decides how the form is sent: only a file makes it multipart. */
export type ImageField = { image_url: string } | { image_base64: string } | { image_file: Blob };

/**
 * Chooses how a picture is sent: a link as `image_url`, a data URI as `image_base64` if the operation takes it,
 * everything else as a file.
 *
 * A picture that is at hand is read and checked at once. A stream would have to be kept in memory while the call waits
 * for a slot, so it is read when the returned function is called.
 * @param base64 - Whether the operation takes base64.
 * @returns A function that returns the field. Call it once a slot is free.
 */
export async function imageField(
  scope: Scope,
  input: ImageInput,
  limits: ImageLimits,
  base64: boolean,
): Promise<() => Promise<ImageField>> {
  const read = async (): Promise<ImageField> => {
    const image = await readImage(scope, input, limits, scope.options.preflight);
    if (image.link !== undefined) return { image_url: image.link };
    const { blob, contentType: type, dataUri } = image;
    if (dataUri !== undefined && base64) return { image_base64: dataUri };
    // The name tells the format and nothing about the user's disk. A File copies no bytes.
    return { image_file: new File([blob], `image.${EXTENSIONS[type] ?? 'bin'}`, { type }) };
  };
  if (!isAtHand(input)) return read;
  const field = await read();
  return async () => field;
}
