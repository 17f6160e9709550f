import { race } from '../internal/race.js';

interface Reader {
  next(): Promise<{ done?: boolean | undefined; value?: unknown }>;
  stop(reason?: unknown): unknown;
}

function readerOf(source: ReadableStream<Uint8Array> | AsyncIterable<unknown>): Reader {
  if ('getReader' in source) {
    const reader = source.getReader();
    return { next: () => reader.read(), stop: (reason) => reader.cancel(reason) };
  }
  const iterator = source[Symbol.asyncIterator]();
  return { next: () => iterator.next(), stop: () => iterator.return?.() };
}

/**
 * Reads a stream to its end, in the pieces it came in. When it fails, is aborted or gives more than it may, the source is
 * told that nobody listens any more.
 * @param limit - Bytes at most.
 * @param tooMuch - Makes the error for one byte more.
 */
export async function collect(
  source: ReadableStream<Uint8Array> | AsyncIterable<unknown>,
  limit: number,
  signal: AbortSignal,
  tooMuch: () => Error,
): Promise<Uint8Array<ArrayBuffer>[]> {
  const reader = readerOf(source);
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await race(reader.next(), signal);
      if (done) return chunks;
      const chunk = typeof value === 'string' ? new TextEncoder().encode(value) : value;
      if (!(chunk instanceof Uint8Array)) throw new TypeError('a stream of a picture must give bytes (Uint8Array)');
      size += chunk.byteLength;
      if (size > limit) throw tooMuch();
      chunks.push(chunk as Uint8Array<ArrayBuffer>);
    }
  } catch (error) {
    // Not awaited: a source that hangs must not hold the error back.
    Promise.resolve(reader.stop(error)).catch(() => {});
    throw error;
  }
}
