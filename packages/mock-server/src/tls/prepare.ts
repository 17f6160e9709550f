import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { createSecureContext, type TlsOptions } from 'node:tls';
import { HOST_NAMES } from '../spec/hosts.js';
import { type CertificateAuthority, loadOrCreateAuthority } from './authority.js';
import { namesOfAddress, normalName } from './names.js';
import { createServerCertificate, serverTls } from './server-certificate.js';
import type { TlsWishes } from './wishes.js';

/** What a server needs in order to speak https, or to intercept. */
export interface PreparedTls {
  /** Settings of the listening server. Undefined if it listens without TLS. */
  options: TlsOptions | undefined;
  /** The generated authority. Undefined if a certificate was given. */
  authority: CertificateAuthority | undefined;
}

/**
 * Reads the given certificate, or makes one.
 *
 * @throws Error when a file cannot be read or used
 */
export async function prepareTls(
  wishes: TlsWishes,
  host: string,
  onNotice: (line: string) => void,
): Promise<PreparedTls> {
  const { tlsCert, tlsKey, tlsNames = [], caDir = join(homedir(), '.koukoutu-mock') } = wishes;
  if (tlsCert !== undefined && tlsKey !== undefined)
    return { options: await givenCertificate(tlsCert, tlsKey), authority: undefined };
  if (!wishes.tls && !wishes.proxy) return { options: undefined, authority: undefined };
  const own = [...namesOfAddress(host), ...tlsNames];
  const authority = await loadOrCreateAuthority(caDir, { hosts: [...Object.values(HOST_NAMES), ...own] });
  if (authority.made === 'more names' || authority.made === 'expired')
    onNotice(
      `The certificate authority was made anew: programs have to be told again to trust ${authority.certificateFile}.`,
    );
  if (!wishes.tls) return { options: undefined, authority };
  if (own.length === 0 && normalName(host) !== '127.0.0.1')
    onNotice('The certificate is good on this computer only: name the hosts by which others call it with --tls-name.');
  // For this computer, and for the real names, which may be pointed here by a hosts file.
  return { options: await createServerCertificate(authority, authority.names), authority };
}

async function givenCertificate(certFile: string, keyFile: string): Promise<TlsOptions> {
  const read = (path: string) =>
    readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      throw new Error(`Failed to read the TLS file ${path}: ${error.code ?? error.message}.`);
    });
  const [cert, key] = await Promise.all([read(certFile), read(keyFile)]);
  try {
    createSecureContext({ cert, key });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = code === 'ERR_OSSL_X509_KEY_VALUES_MISMATCH' ? 'the key is not that of the certificate' : message;
    throw new Error(`Failed to use ${certFile} with ${keyFile}: ${reason}. Both must be PEM, without a passphrase.`);
  }
  return { cert, key, ...serverTls };
}
