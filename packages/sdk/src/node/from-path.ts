import { openAsBlob } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ImageSource } from '../images/input.js';

/** A picture file. It is opened when it is sent, and streamed from the disk: never read whole into memory. */
export interface FileImage extends ImageSource {
  /** The path that was given. */
  readonly path: string;
}

/**
 * A picture from a file.
 * @param path - A path, or a `file:` URL.
 */
export function fromPath(path: string | URL): FileImage {
  const file = typeof path === 'string' ? path : fileURLToPath(path);
  return { path: file, blob: () => openAsBlob(file) };
}
