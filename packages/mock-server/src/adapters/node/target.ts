import { isIPv6 } from 'node:net';
import { normalName } from '../../tls/names.js';

/** The target of a proxy request. */
export interface Target {
  /** The host in lower case. An IPv6 address has no brackets. */
  host: string;
  /** 1 to 65535. */
  port: number;
}

/** A request in absolute form (`GET http://host/path`), as programs send it to a proxy. */
export interface AbsoluteTarget extends Target {
  scheme: 'http' | 'https';
  /** Host and port as in the `Host` header. */
  authority: string;
  /** Path and query exactly as they were sent, because the mock checks what a client really sends. */
  path: string;
}

/**
 * Reads the target of a CONNECT request: `host:port` or `[address]:port`.
 *
 * @returns undefined for any other target
 */
export function parseAuthority(authority: string): Target | undefined {
  const match = /^(?:\[([\da-f:.]+)\]|([a-z\d](?:[\w.-]*[\w.])?)):(\d{1,5})$/i.exec(authority);
  if (!match) return undefined;
  const [, address, name = '', digits] = match;
  if (address !== undefined && !isIPv6(address)) return undefined;
  const port = Number(digits);
  if (port < 1 || port > 65_535) return undefined;
  return { host: normalName(address ?? name), port };
}

/**
 * Reads the target of a request in absolute form.
 *
 * @returns `undefined` for a request in origin form (`/path`), `'malformed'` for a target that cannot be read
 */
export function parseAbsolute(url: string): AbsoluteTarget | 'malformed' | undefined {
  const match = /^([a-z][a-z\d+.-]*):\/\/([^/?#]*)(.*)$/is.exec(url);
  if (!match) return undefined;
  const [, protocol = '', userAndAuthority = '', rest = ''] = match;
  const scheme = protocol.toLowerCase();
  if (scheme !== 'http' && scheme !== 'https') return 'malformed';
  const authority = userAndAuthority.slice(userAndAuthority.lastIndexOf('@') + 1);
  const hasPort = /:\d+$/.test(authority);
  const target = parseAuthority(hasPort ? authority : `${authority}:${scheme === 'http' ? 80 : 443}`);
  if (!target) return 'malformed';
  return { ...target, scheme, authority, path: rest.startsWith('/') ? rest : `/${rest}` };
}

/** Formats a target as `host:port`. */
export function nameOf({ host, port }: Target): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}
