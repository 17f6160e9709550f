import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import type { ImageResult } from '../results/image-result.js';
import { checkName, type ExtensionRule } from './file-name.js';
import { removeLeftovers, temporaryName } from './temporary-file.js';

/** Options of {@link save}. */
export interface SaveOptions {
  /** Stops writing and leaves nothing behind. */
  readonly signal?: AbortSignal | undefined;
  /** What to do if the name's extension does not match the picture's format. Default: `check`. */
  readonly extension?: ExtensionRule | undefined;
}

/**
 * Writes a result to a file, under a temporary name first, so that the file never holds half a picture.
 * @param result - A result, or a promise of one.
 * @param path - A path or a `file:` URL. An existing file is replaced. The folder must exist.
 * @returns The path that was written.
 * @throws InvalidRequestError if the name's extension does not match the picture's format; see {@link ExtensionRule}.
 */
export async function save(
  result: ImageResult | PromiseLike<ImageResult>,
  path: string | URL,
  { signal, extension = 'check' }: SaveOptions = {},
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
  const given = checkName(typeof path === 'string' ? path : fileURLToPath(path), picture.contentType, extension);
  // A symbolic link stays one.
  const file = await realpath(given).catch(() => given);
  const temporary = await temporaryName(file);
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
    // The caller does not know the temporary file, and the error of a full disk names no file at all.
    if (error instanceof Error && !signal?.aborted) {
      const { taskId } = picture;
      const task =
        taskId === undefined ? '' : `. The result is not lost: tasks.resume(${taskId}).result() fetches it again`;
      error.message = `save: cannot write ${given}: ${error.message.replaceAll(temporary, file)}${task}`;
    }
    throw error;
  }
}
