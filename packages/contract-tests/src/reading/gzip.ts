import { gunzipSync } from 'node:zlib';
import { headerOf, type WireRequest, type WireResponse } from '../model/exchange.js';
import { LIMITS } from './limits.js';

const unpackedBodies = new WeakMap<WireResponse, Uint8Array | 'too-large' | undefined>();

/**
 * Undoes gzip for a client that asked for it.
 *
 * @returns undefined if the body is not gzip or the request did not ask for it, `too-large` beyond the limit of a body
 */
export function unpackGzip(request: WireRequest, response: WireResponse): Uint8Array | 'too-large' | undefined {
  if (unpackedBodies.has(response)) return unpackedBodies.get(response);
  const result = unpack(request, response);
  unpackedBodies.set(response, result);
  return result;
}

function unpack(request: WireRequest, response: WireResponse): Uint8Array | 'too-large' | undefined {
  const label = (headerOf(response.headers, 'content-encoding') ?? '').trim().toLowerCase();
  const accepted = (headerOf(request.headers, 'accept-encoding') ?? '').toLowerCase();
  if (label !== 'gzip' || !accepted.includes('gzip')) return undefined;
  try {
    return new Uint8Array(gunzipSync(response.body, { maxOutputLength: LIMITS.body }));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    return code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : undefined;
  }
}
