import type { ImageSource } from '../images/input.js';

/** A picture file. It is opened when it is sent and streamed from the disk, never read into memory as a whole. */
export interface FileImage extends ImageSource {
  /** The given path or `file:` URL. */
  readonly path: string;
}

/**
 * A picture from a file.
 * @param path - A path or a `file:` URL.
 */
export function fromPath(path: string | URL): FileImage {
  return {
    path: String(path),
    // Node's modules are loaded on use: they would be most of the start-up time of this entry.
    async blob() {
      const { openAsBlob, promises } = await import('node:fs');
      // openAsBlob accepts folders, and its errors do not name the file.
      if (!(await promises.stat(path)).isFile()) throw new Error(`${path} is not a file`);
      // Not access(): Deno ends a program that calls it without permission to read the user's id.
      await (await promises.open(path)).close();
      return openAsBlob(path);
    },
  };
}
