import { BodyEncodingError, BodyTooLargeError } from '../exchange/exchange.js';
import { Refusal } from '../exchange/refusal.js';
import type { Call } from './call.js';

/** Formats of `DecompressionStream` by their names in the header. Only the newest platforms know Brotli. */
const FORMATS: Readonly<Record<string, string>> = {
  gzip: 'gzip',
  'x-gzip': 'gzip',
  deflate: 'deflate',
  br: 'brotli',
};

/** True if a body must be decompressed before it is read. */
export function isPacked(encoding: string | undefined): encoding is string {
  return encoding !== undefined && !['', 'identity'].includes(encoding.trim().toLowerCase());
}

/**
 * Decompresses a body that was sent with `Content-Encoding`.
 *
 * @param limit largest size of the decompressed body, in bytes
 * @throws BodyEncodingError if the encoding is unknown, or the body does not have it
 * @throws BodyTooLargeError beyond the limit
 */
export async function unpack(bytes: Uint8Array, encoding: string, limit: number): Promise<Uint8Array> {
  if (bytes.byteLength === 0) return bytes;
  const chunks: Uint8Array[] = [];
  let length = 0;
  const whole = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(unpacker(encoding));
  try {
    for await (const chunk of whole as unknown as AsyncIterable<Uint8Array>) {
      length += chunk.byteLength;
      if (length > limit) throw new BodyTooLargeError(limit);
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof BodyTooLargeError) throw error;
    throw new BodyEncodingError(
      `Content-Encoding is ${encoding.trim()}, but the body cannot be decompressed that way, or it is cut off.`,
    );
  }
  return new Uint8Array(await new Blob(chunks as Uint8Array<ArrayBuffer>[]).arrayBuffer());
}

function unpacker(encoding: string): DecompressionStream {
  const format = FORMATS[encoding.trim().toLowerCase()];
  try {
    if (format !== undefined) return new DecompressionStream(format as CompressionFormat);
  } catch {
    // Reported below, like an unknown encoding.
  }
  throw new BodyEncodingError(
    `Content-Encoding is "${encoding.slice(0, 60)}". The mock decompresses only gzip and deflate. Send the body uncompressed.`,
  );
}

/** Notes a warning if the body was sent compressed. Throws a Refusal 415 in strict mode. */
export function remarkPacked(call: Call): void {
  const encoding = call.exchange.headers['content-encoding'];
  if (!isPacked(encoding)) return;
  const message = 'The body was sent compressed. Whether the live API accepts compressed bodies is not known.';
  const problems = [
    { level: 'warning' as const, where: 'Content-Encoding', message, suggestion: 'send the body uncompressed' },
  ];
  if (call.state.options.strict) throw new Refusal(415, message, { problems });
  call.record.problems.push(...problems);
}
