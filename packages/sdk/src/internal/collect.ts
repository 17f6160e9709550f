import { ignore, race } from './race.js';

/** Pieces of bytes: a web stream, a stream of Node, or any other iterable. */
export type ByteStream = ReadableStream<Uint8Array> | AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

type Piece = { readonly done?: boolean; readonly value?: unknown };

/** What the kinds of streams offer; each has some of these members. */
interface Reader {
  readonly read?: () => Promise<Piece>;
  readonly next?: () => Promise<Piece> | Piece;
  readonly cancel?: (reason: unknown) => unknown;
  readonly return?: () => unknown;
}

/** Bytes after which pieces are put into a Blob. Their buffers are garbage then, instead of a second copy of a large file. */
const PART = 1 << 20;

/**
 * Reads a stream to its end, into parts of a Blob. If it fails, is aborted or exceeds the limit, the source is told to
 * stop.
 * @param limit - Bytes at most.
 * @param tooMuch - Makes the error for a stream that exceeds the limit.
 * @param onBytes - Called whenever bytes arrive.
 */
export async function collect(
  source: ByteStream,
  limit: number,
  signal: AbortSignal,
  tooMuch: () => Error,
  onBytes?: () => void,
): Promise<BlobPart[]> {
  const reader = (
    'getReader' in source
      ? source.getReader()
      : Symbol.asyncIterator in source
        ? source[Symbol.asyncIterator]()
        : source[Symbol.iterator]()
  ) as Reader;
  const parts: BlobPart[] = [];
  let chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  let full = PART;
  try {
    for (;;) {
      const { done, value } =
        (await race(Promise.resolve(reader.read ? reader.read() : reader.next?.()), signal)) ?? {};
      if (done) return [...parts, ...chunks];
      const chunk = typeof value === 'string' ? new TextEncoder().encode(value) : value;
      // Not instanceof: the bytes may come from another realm.
      if (!ArrayBuffer.isView(chunk)) throw new TypeError('a stream of a picture must give bytes (Uint8Array)');
      onBytes?.();
      size += chunk.byteLength;
      if (size > limit) throw tooMuch();
      chunks.push(chunk as Uint8Array<ArrayBuffer>);
      if (size < full) continue;
      parts.push(new Blob(chunks));
      chunks = [];
      full = size + PART;
    }
  } catch (error) {
    // Not awaited: a source that hangs must not hold the error back.
    Promise.resolve(reader.cancel ? reader.cancel(error) : reader.return?.()).catch(ignore);
    throw error;
  }
}
