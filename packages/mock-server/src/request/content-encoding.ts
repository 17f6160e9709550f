import { BodyEncodingError, BodyTooLargeError } from '../exchange/exchange.js';
import { Refusal } from '../exchange/refusal.js';
import type { Call } from './call.js';

/** What the header calls a packing, and what the platform does. Brotli is known to the newest ones only. */
const FORMATS: Readonly<Record<string, string>> = {
  gzip: 'gzip',
  'x-gzip': 'gzip',
  deflate: 'deflate',
  br: 'brotli',
};

/** True for a body that has to be unpacked before it can be read. */
export function isPacked(encoding: string | undefined): encoding is string {
  return encoding !== undefined && !['', 'identity'].includes(encoding.trim().toLowerCase());
}

/**
 * Unpacks a body that was sent with `Content-Encoding`.
 *
 * @param limit most bytes that may come out of it
 * @throws BodyEncodingError for a packing that is unknown, or is not what the header says; BodyTooLargeError
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
      `The body is not ${encoding.trim()}, though Content-Encoding says so, or it is cut off.`,
    );
  }
  return new Uint8Array(await new Blob(chunks as Uint8Array<ArrayBuffer>[]).arrayBuffer());
}

function unpacker(encoding: string): DecompressionStream {
  const format = FORMATS[encoding.trim().toLowerCase()];
  try {
    if (format !== undefined) return new DecompressionStream(format as CompressionFormat);
  } catch {
    // Told below, like one that nobody knows.
  }
  throw new BodyEncodingError(
    `Content-Encoding is "${encoding.slice(0, 60)}"; only gzip and deflate are unpacked here. Send the body as it is.`,
  );
}

/** Remarks upon a body that was packed. Throws a Refusal 415 in strict mode. */
export function remarkPacked(call: Call): void {
  const encoding = call.exchange.headers['content-encoding'];
  if (!isPacked(encoding)) return;
  const message = 'The body was sent packed. No source tells whether the live API unpacks request bodies.';
  const problems = [
    { level: 'warning' as const, where: 'Content-Encoding', message, suggestion: 'send the body as it is' },
  ];
  if (call.state.options.strict) throw new Refusal(415, message, { problems });
  call.record.problems.push(...problems);
}
