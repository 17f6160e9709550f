/**
 * A proxy that keeps the key on the server, as a fetch handler for any runtime.
 * @module
 */
export { createProxy, type ProxyCall, type ProxyHandler, type ProxyOptions } from './handler.js';
export type { ProxyOperation } from './operations.js';
