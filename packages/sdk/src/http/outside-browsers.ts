/**
 * What a request needs in Node, Bun, Deno and Workers and not in a browser. `send.ts` loads this file there, so that no page
 * has to carry it.
 */
export { explain, isHidden407 } from './connect-errors.js';
export { multipart, patience, watchReading } from './node-upload.js';
