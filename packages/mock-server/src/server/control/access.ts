import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Why a request may not use the control API. */
export interface Denial {
  status: 401 | 403;
  message: string;
}

/**
 * Checks whether a request may use the control API. If there is a token, every client that sends it may. Otherwise only programs on
 * this computer and the mock's own page may. Other web pages reach loopback through the visitor's browser, even those of other
 * servers on this computer. The checks of `Host`, `Origin` and `Sec-Fetch-Site` keep them out.
 */
export function checkAccess(request: IncomingMessage, token: string | undefined): Denial | undefined {
  if (token !== undefined) {
    return equals(presentedToken(request), token)
      ? undefined
      : { status: 401, message: 'The control API wants its token: Authorization: Bearer <token>, or X-Mock-Token.' };
  }
  if (!isLoopbackAddress(request.socket.remoteAddress ?? '')) {
    return {
      status: 403,
      message: 'The control API answers this computer only. Start the mock with --control-token to open it.',
    };
  }
  if (!isLoopbackHost(request.headers.host ?? '')) {
    return {
      status: 403,
      message: 'The control API answers to localhost, 127.0.0.1 and [::1] only, not to this Host.',
    };
  }
  if (isFromAnotherPage(request)) {
    return {
      status: 403,
      message:
        'The control API answers programs and its own page, not pages of other origins. Start the mock with --control-token, or steer it from the page’s server.',
    };
  }
  return undefined;
}

/** Browsers send the origin of a request in these headers; programs send neither. `none` means that the user typed the address. */
function isFromAnotherPage({ headers, socket }: IncomingMessage): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true;
  const scheme = 'encrypted' in socket ? 'https' : 'http';
  return headers.origin !== undefined && headers.origin.toLowerCase() !== `${scheme}://${headers.host}`.toLowerCase();
}

function presentedToken(request: IncomingMessage): string {
  const own = request.headers['x-mock-token'];
  if (typeof own === 'string') return own;
  return /^bearer\s(.+)/i.exec(request.headers.authorization ?? '')?.[1]?.trim() ?? '';
}

/** Compares in constant time, so that the duration reveals nothing about the token. */
function equals(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}

function isLoopbackAddress(address: string): boolean {
  return /^(::ffff:)?127\.\d+\.\d+\.\d+$/.test(address) || address === '::1';
}

function isLoopbackHost(host: string): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i.test(host);
}
