import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { Input } from '../inputs/input.js';

/** A text that is equal for equal pictures: a hash of the file, or the link. */
export async function contentOf({ kind, source }: Input): Promise<string> {
  if (kind !== 'file') return source;
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(source)) hash.update(chunk as Buffer);
  } catch {
    // Sending the file will fail in the same way and tell the reason.
    return source;
  }
  return hash.digest('hex');
}
