/**
 * The entry for Node, Bun and Deno: everything in `@koukoutu/sdk`, and what needs a disk.
 * @module
 */
export * from './index.js';
export type { ExtensionRule } from './node/file-name.js';
export { type FileImage, fromPath } from './node/from-path.js';
export { ManifestError, type ManifestOwner } from './node/manifest/error.js';
export { type ManifestFileOptions, manifestFile } from './node/manifest-file.js';
export { type SaveOptions, save } from './node/save.js';
export { prices, tasksAtOnce } from './node/spec-facts.js';
export { toNodeListener } from './node/to-node-listener.js';
