import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import type { ImageResult } from '../results/image-result.js';
import { removeLeftovers, temporaryName } from './temporary-file.js';

/**
 * Writes a result to a file, through a temporary one beside it: there is never half a file under the name. What a killed
 * program has left of temporary files is deleted by the next `save` into that folder.
 * @param result - A result, or a promise of one.
 * @param path - A path, or a `file:` URL. A file that exists is replaced and keeps its permissions.
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
    { chmod, realpath, rename, rm, stat },
    { dirname },
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
  const temporary = await temporaryName(file);
  const { signal } = options;
  try {
    const source = Readable.fromWeb(picture.stream() as NodeReadableStream);
    await pipeline(source, createWriteStream(temporary, { flags: 'wx', flush: true }), signal ? { signal } : {});
    const replaced = await stat(file).catch(() => undefined);
    if (replaced?.isFile()) await chmod(temporary, replaced.mode & 0o7777);
    await rename(temporary, file);
    await removeLeftovers(dirname(file));
    return given;
  } catch (error) {
    await rm(temporary, { force: true });
    // In the words of the caller, who knows nothing of the temporary file. A full disk names no file at all.
    if (error instanceof Error && !signal?.aborted) {
      const { taskId } = picture;
      const task =
        taskId === undefined ? '' : `. The result is not lost: tasks.resume(${taskId}).result() fetches it again`;
      error.message = `save: cannot write ${given}: ${error.message.replaceAll(temporary, file)}${task}`;
    }
    throw error;
  }
}
