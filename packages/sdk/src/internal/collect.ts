import { ignore, race } from './race.js';

/** Pieces of bytes, from the web or from Node. */
export type ByteStream = ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>;

/** What both kinds have, each under its own name. */
interface Reader {
  readonly read?: () => Promise<{ done?: boolean; value?: unknown }>;
  readonly next?: () => Promise<{ done?: boolean; value?: unknown }>;
  readonly cancel?: (reason: unknown) => unknown;
  readonly return?: () => unknown;
}

/**
 * Reads a stream to its end, in the pieces it came in. When it fails, is aborted or gives more than it may, the source is
 * told that nobody listens any more.
 * @param limit - Bytes at most.
 * @param tooMuch - Makes the error for one byte more.
 * @param onBytes - Told whenever some come.
 */
export async function collect(
  source: ByteStream,
  limit: number,
  signal: AbortSignal,
  tooMuch: () => Error,
  onBytes?: () => void,
): Promise<Uint8Array<ArrayBuffer>[]> {
  const reader = ('getReader' in source ? source.getReader() : source[Symbol.asyncIterator]()) as Reader;
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  try {
    for (;;) {
      const { done, value } =
        (await race(Promise.resolve(reader.read ? reader.read() : reader.next?.()), signal)) ?? {};
      if (done) return chunks;
      const chunk = typeof value === 'string' ? new TextEncoder().encode(value) : value;
      if (!(chunk instanceof Uint8Array)) throw new TypeError('a stream of a picture must give bytes (Uint8Array)');
      onBytes?.();
      size += chunk.length;
      if (size > limit) throw tooMuch();
      chunks.push(chunk as Uint8Array<ArrayBuffer>);
    }
  } catch (error) {
    // Not awaited: a source that hangs must not hold the error back.
    Promise.resolve(reader.cancel ? reader.cancel(error) : reader.return?.()).catch(ignore);
    throw error;
  }
}
