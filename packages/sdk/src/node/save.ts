import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { fileURLToPath } from 'node:url';
import type { ImageResult } from '../results/image-result.js';

/**
 * Writes a result to a file, through a temporary one beside it: there is never half a file under the name.
 * @param result - A result, or a promise of one.
 * @param path - A path, or a `file:` URL. A file that is there is replaced.
 * @param options - `signal` stops writing and leaves nothing behind.
 * @returns The path.
 */
export async function save(
  result: ImageResult | PromiseLike<ImageResult>,
  path: string | URL,
  options: { readonly signal?: AbortSignal | undefined } = {},
): Promise<string> {
  const picture = await result;
  const file = typeof path === 'string' ? path : fileURLToPath(path);
  const temporary = join(dirname(file), `.${basename(file)}.${randomUUID()}.tmp`);
  const { signal } = options;
  try {
    const source = Readable.fromWeb(picture.stream() as NodeReadableStream);
    await pipeline(source, createWriteStream(temporary, { flags: 'wx', flush: true }), signal ? { signal } : {});
    await rename(temporary, file);
    return file;
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
