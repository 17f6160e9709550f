import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
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
  const [
    { createWriteStream },
    { realpath, rename, rm },
    { basename, dirname, join },
    { Readable },
    { pipeline },
    { fileURLToPath },
  ] = await Promise.all([
    import('node:fs'),
    import('node:fs/promises'),
    import('node:path'),
    import('node:stream'),
    import('node:stream/promises'),
    import('node:url'),
  ]);
  const given = typeof path === 'string' ? path : fileURLToPath(path);
  // A link to a file stays one.
  const file = await realpath(given).catch(() => given);
  const temporary = join(dirname(file), `.${basename(file).slice(0, 40)}.${crypto.randomUUID()}.tmp`);
  const { signal } = options;
  try {
    const source = Readable.fromWeb(picture.stream() as NodeReadableStream);
    await pipeline(source, createWriteStream(temporary, { flags: 'wx', flush: true }), signal ? { signal } : {});
    await rename(temporary, file);
    return given;
  } catch (error) {
    await rm(temporary, { force: true });
    // In the words of the caller, who knows nothing of the temporary file.
    if (error instanceof Error) error.message = error.message.replaceAll(temporary, file);
    throw error;
  }
}
