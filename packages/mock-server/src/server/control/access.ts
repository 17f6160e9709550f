import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Why a request may not steer the mock. */
export interface Denial {
  status: 401 | 403;
  message: string;
}

/**
 * Who may steer the mock: with a token whoever sends it, from anywhere; without one only programs of this computer, and the
 * mock's own page. The checks of `Host`, `Origin` and `Sec-Fetch-Site` keep every other page out, those of other servers on
 * this computer too: they reach loopback through the visitor's browser.
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

/** Browsers tell where a request comes from; programs send neither header. `none` is somebody who typed the address. */
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

/** Compares in a time that tells nothing about how much was right. */
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
