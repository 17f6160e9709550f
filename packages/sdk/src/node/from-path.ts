import type { ImageSource } from '../images/input.js';

/** A picture file. It is opened when it is sent, and streamed from the disk: never read whole into memory. */
export interface FileImage extends ImageSource {
  /** The path or the `file:` URL that was given. */
  readonly path: string;
}

/**
 * A picture from a file.
 * @param path - A path, or a `file:` URL.
 */
export function fromPath(path: string | URL): FileImage {
  return {
    path: String(path),
    // Modules of Node are loaded when they are used: they would be most of this entry's start-up time.
    async blob() {
      const { openAsBlob, promises } = await import('node:fs');
      // openAsBlob says neither which file it was nor what is wrong with it, and opens a folder.
      if (!(await promises.stat(path)).isFile()) throw new Error(`${path} is no file`);
      // Not access(): Deno ends the program over it when it may not tell the user's id.
      await (await promises.open(path)).close();
      return openAsBlob(path);
    },
  };
}
