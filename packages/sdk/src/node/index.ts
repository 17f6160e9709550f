/**
 * The entry for Node, Bun and Deno: everything of `@koukoutu/sdk`, and what needs a disk.
 * @module
 */
export * from '../index.js';
export { type FileImage, fromPath } from './from-path.js';
export { ManifestError, type ManifestOwner } from './manifest/error.js';
export { type ManifestFileOptions, manifestFile } from './manifest-file.js';
export { save } from './save.js';
export { toNodeListener } from './to-node-listener.js';
