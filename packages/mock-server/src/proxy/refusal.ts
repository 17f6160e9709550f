import { type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { nameOf, type Target } from '../adapters/node/target.js';

/** An answer of the proxy itself. Its text is for the reader of the client's error. */
export interface Refusal {
  status: 400 | 403 | 502 | 503 | 504;
  text: string;
}

/** How long a refused client may take to hang up, in milliseconds. */
const FAREWELL = 2_000;

/**
 * Answers a CONNECT request and ends the connection. What the client still sends is read and dropped for a moment: to
 * close over unread bytes would reset the connection, and the client might never see the answer.
 */
export function refuseTunnel(socket: Duplex, { status, text }: Refusal): void {
  const body = `koukoutu-mock: ${text}\n`;
  const end = () => socket.destroy();
  const timer = setTimeout(end, FAREWELL).unref();
  socket.once('close', () => clearTimeout(timer));
  socket.once('end', end);
  socket.resume();
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      'Content-Type: text/plain; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}

/** Answers a proxy request in absolute form. The connection stays, so that a body under way does not break it. */
export function refuseRequest(response: ServerResponse, { status, text }: Refusal): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(`koukoutu-mock: ${text}\n`);
}

/** A host that does not belong to the API, while such hosts are refused. */
export function unknownHost(target: Target, hosts: readonly string[]): Refusal {
  return {
    status: 403,
    text: `${nameOf(target)} is refused: only ${hosts.join(', ')} are intercepted. Start with --proxy-others pass to pass other hosts on, or list this one in NO_PROXY.`,
  };
}

/** A known host on a port that the API does not have. Never passed on: that would reach the live service. */
export function wrongPort(target: Target): Refusal {
  return {
    status: 403,
    text: `${nameOf(target)} is refused: ${target.host} is intercepted on port 443 (https) and 80 (http) only, and never passed on to the live service.`,
  };
}

/** A proxy request that cannot be read. */
export function malformed(method: string): Refusal {
  return {
    status: 400,
    text:
      method === 'CONNECT'
        ? 'CONNECT needs a host and a port, for instance "CONNECT sync.koukoutu.com:443".'
        : 'The address of a proxy request must be an http:// or https:// URL with a host.',
  };
}

/** A client on another machine that wants to be passed on. */
export const notFromHere: Refusal = {
  status: 403,
  text: 'Other hosts are passed on for programs on the same machine only.',
};

/** A CONNECT inside an intercepted connection. */
export const tunnelInTunnel: Refusal = {
  status: 400,
  text: 'A tunnel within an intercepted connection is not possible.',
};
