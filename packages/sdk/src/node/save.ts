import { createWriteStream } from 'node:fs';
import { basename, dirname, join } from 'node:path';
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
  // Loaded when they are used: they would be most of this entry's start-up time.
  const [{ rename, rm }, { Readable }, { pipeline }] = await Promise.all([
    import('node:fs/promises'),
    import('node:stream'),
    import('node:stream/promises'),
  ]);
  const file = typeof path === 'string' ? path : fileURLToPath(path);
  const temporary = join(dirname(file), `.${basename(file)}.${crypto.randomUUID()}.tmp`);
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
