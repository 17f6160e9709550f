import { isIP } from 'node:net';

/** The names and addresses of this machine, for the certificate of `--tls`. */
export const localNames: readonly string[] = ['localhost', '127.0.0.1', '::1'];

/**
 * A host name or address as certificates and comparisons take it: lower case, without brackets and without the final
 * dot of a fully qualified name; addresses in their shortest form.
 */
export function normalName(host: string): string {
  const bare = host
    .trim()
    .toLowerCase()
    .replace(/^\[(.*)\]$/, '$1');
  if (isIP(bare) === 6) return new URL(`http://[${bare.split('%')[0]}]/`).hostname.slice(1, -1);
  return bare.replace(/\.$/, '');
}

/** What a server that listens on the address is called beside `localNames`; nothing when it listens on all of them. */
export function namesOfAddress(address: string): string[] {
  const name = normalName(address);
  return name === '0.0.0.0' || name === '::' ? [] : [name];
}
