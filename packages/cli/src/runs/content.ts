import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { Input } from '../inputs/input.js';

/** A text that is the same for inputs that hold the same picture: a hash of the file, or the link. */
export async function contentOf({ kind, source }: Input): Promise<string> {
  if (kind !== 'file') return source;
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(source)) hash.update(chunk as Buffer);
  } catch {
    // Sending it fails again and tells the reason.
    return source;
  }
  return hash.digest('hex');
}
