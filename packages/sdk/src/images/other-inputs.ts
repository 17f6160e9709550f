import { ImageTooLargeError, InvalidRequestError } from '../http/errors.js';
import type { Scope } from '../http/scope.js';
import { type ByteStream, collect } from '../internal/collect.js';
import { fromBase64 } from './base64.js';

/** The members that tell what an input is. `instanceof` fails for objects of another library or realm. */
interface Members {
  readonly [Symbol.toStringTag]?: string;
  readonly [Symbol.iterator]?: unknown;
  readonly [Symbol.asyncIterator]?: unknown;
  readonly getReader?: unknown;
  readonly blob?: () => Promise<Blob | Response>;
  readonly stream?: () => unknown;
  readonly arrayBuffer?: () => Promise<ArrayBuffer>;
  readonly body?: unknown;
  readonly bodyUsed?: boolean;
  readonly ok?: boolean;
  readonly status?: number;
}

/** Whether a member is a method. */
const can = <Method>(member: Method | undefined): member is Method => typeof member === 'function';

/**
 * Reads a picture that comes as a `data:` URI, a stream, an iterable, a `Response` or an object of another library. Most programs give a
 * `Blob`, bytes or a file, so `input.ts` loads this file when it is needed.
 * @param limit - Bytes at most.
 * @param inner - Reads the value that contains the picture, such as the body of a `Response`.
 */
export async function readOther(
  scope: Scope,
  input: unknown,
  limit: number,
  inner: (value: unknown) => Promise<Blob>,
): Promise<Blob> {
  if (typeof input === 'string') return new Blob([decode(scope, input)]);
  const members = (typeof input === 'object' && input ? input : {}) as Members;
  const { bodyUsed, ok = true, body, status, getReader } = members;
  if (bodyUsed !== undefined) {
    // A Response. Some libraries give no stream.
    const content = body === undefined && can(members.arrayBuffer) ? members.arrayBuffer() : body;
    if (!bodyUsed && ok && content) return inner(content);
    const why = bodyUsed ? 'has already been read' : ok ? 'is empty' : `has status ${status}`;
    throw scope.error(InvalidRequestError, `the Response given as a picture ${why}.`);
  }
  if (!getReader && !members[Symbol.asyncIterator] && !members[Symbol.iterator]) {
    if (can(members.stream)) return inner(members.stream());
    if (can(members.arrayBuffer)) return inner(members.arrayBuffer());
    throw scope.error(
      InvalidRequestError,
      'no picture was given. Pass a Blob, bytes, a stream, a Response, a URL, a data: URI or an earlier result.',
    );
  }
  const tooMuch = () => scope.error(ImageTooLargeError, `the picture has more than ${limit} bytes. Nothing was sent.`);
  return new Blob(await collect(input as ByteStream, limit, scope.signal, tooMuch));
}

/** The bytes of a data URI. The text may be tens of megabytes: only its head is searched. */
function decode(scope: Scope, text: string): Uint8Array<ArrayBuffer> {
  try {
    if (/^data:[^,]*;base64,/i.test(text.slice(0, 512))) return fromBase64(text);
  } catch {
    // Reported below.
  }
  throw scope.error(
    InvalidRequestError,
    /^data:/i.test(text)
      ? 'the data: URI is not base64. Pass data:image/png;base64,…'
      : `"${text.slice(0, 60)}" is neither an http(s) URL nor a data: URI. For a file use fromPath() of @koukoutu/sdk/node, for bare base64 its bytes.`,
  );
}
