import type { TlsOptions } from 'node:tls';
import type { CertificateAuthority } from './authority.js';
import { localNames } from './names.js';

/**
 * The TLS settings of a server that speaks https itself (`--tls`), for `https.createServer`.
 *
 * @param authority the authority that programs trust, from `loadOrCreateAuthority`
 * @param hosts the names and addresses under which the server is reached; the local machine's when absent
 * @throws {Error} when the authority does not vouch for one of the hosts
 */
export async function createServerCertificate(
  authority: CertificateAuthority,
  hosts: readonly string[] = localNames,
): Promise<TlsOptions> {
  const { certificate, key } = await authority.issue(hosts);
  return { cert: certificate, key, ...serverTls };
}

/** The mock speaks HTTP/1.1 only, and says so to clients that offer more. */
export const serverTls: TlsOptions = { ALPNProtocols: ['http/1.1'], minVersion: 'TLSv1.2' };
