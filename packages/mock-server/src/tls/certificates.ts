/**
 * Makes X.509 certificates with `@peculiar/x509`. Of the libraries for this it is the one that is released regularly and
 * writes the key identifiers which strict verifiers ask for (Python from 3.13 on): `selfsigned` leaves them out,
 * `node-forge` and `mkcert` know RSA only. Loading it takes about 120 ms and 20 MB, hence only when a certificate is
 * really made: a mock that runs without `--proxy` and `--tls` never pays for it.
 */
import { createPrivateKey } from 'node:crypto';
import { isIP, isIPv4 } from 'node:net';

/** A certificate and its private key, both as PEM. */
export interface KeyedCertificate {
  /** The certificate; for a host certificate followed by the one of its authority. */
  readonly certificate: string;
  /** The private key (PKCS #8). */
  readonly key: string;
}

/** The content of a new certificate. */
export interface CertificateRequest {
  /** Host names and IP addresses, at least one. */
  names: readonly string[];
  /** The first moment of validity. */
  notBefore: Date;
  /** The last moment of validity. */
  notAfter: Date;
}

/** Elliptic keys: made in a millisecond, and known to every TLS library of the last fifteen years. */
const KEY = { name: 'ECDSA', namedCurve: 'P-256' };
const SIGNATURE = { name: 'ECDSA', hash: 'SHA-256' };
const NAME_CONSTRAINTS = '2.5.29.30';

/**
 * Makes a self-signed authority for certificates of servers with the given names only (extended key usage and name constraints of
 * X.509). A thief of its key still cannot impersonate another site, sign code or identify a client.
 */
export async function createAuthorityCertificate(request: CertificateRequest): Promise<KeyedCertificate> {
  const x509 = await loadLibrary();
  const keys = await crypto.subtle.generateKey(KEY, true, ['sign', 'verify']);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: `CN=Koukoutu mock certificate authority, O=koukoutu-mock ${request.notBefore.toISOString().slice(0, 10)}`,
    keys,
    notBefore: request.notBefore,
    notAfter: request.notAfter,
    signingAlgorithm: SIGNATURE,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      // Certificates of servers only: none that signs code or mail, or identifies a client.
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      new x509.Extension(NAME_CONSTRAINTS, true, await nameConstraints(request.names)),
    ],
  });
  return { certificate: certificate.toString('pem'), key: await exportKey(keys.privateKey) };
}

/** Makes a server certificate for the names, signed by the authority. */
export async function createHostCertificate(
  authority: KeyedCertificate,
  request: CertificateRequest,
): Promise<KeyedCertificate> {
  const x509 = await loadLibrary();
  const issuer = new x509.X509Certificate(authority.certificate);
  const keys = await crypto.subtle.generateKey(KEY, true, ['sign', 'verify']);
  const certificate = await x509.X509CertificateGenerator.create({
    subject: `CN=${request.names[0]}, O=koukoutu-mock`,
    issuer: issuer.subjectName,
    publicKey: keys.publicKey,
    signingKey: await importKey(authority.key),
    notBefore: request.notBefore,
    notAfter: request.notAfter,
    signingAlgorithm: SIGNATURE,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      await x509.AuthorityKeyIdentifierExtension.create(issuer),
      new x509.SubjectAlternativeNameExtension(
        request.names.map((value) => ({ type: isIP(value) ? ('ip' as const) : ('dns' as const), value })),
      ),
    ],
  });
  return {
    certificate: `${certificate.toString('pem')}\n${authority.certificate}`,
    key: await exportKey(keys.privateKey),
  };
}

async function loadLibrary() {
  // The dependency injection of the library needs this polyfill before it is loaded.
  await import('reflect-metadata');
  return import('@peculiar/x509');
}

async function nameConstraints(names: readonly string[]): Promise<ArrayBuffer> {
  const [{ AsnConvert }, x509] = await Promise.all([import('@peculiar/asn1-schema'), import('@peculiar/asn1-x509')]);
  const permitted = names.map((name) => {
    const address = `${name}/${isIPv4(name) ? 32 : 128}`;
    return new x509.GeneralSubtree({
      base: new x509.GeneralName(isIP(name) ? { iPAddress: address } : { dNSName: name }),
    });
  });
  return AsnConvert.serialize(new x509.NameConstraints({ permittedSubtrees: new x509.GeneralSubtrees(permitted) }));
}

async function exportKey(key: CryptoKey): Promise<string> {
  const der = await crypto.subtle.exportKey('pkcs8', key);
  return createPrivateKey({ key: Buffer.from(der), format: 'der', type: 'pkcs8' }).export({
    format: 'pem',
    type: 'pkcs8',
  }) as string;
}

async function importKey(pem: string): Promise<CryptoKey> {
  const der = createPrivateKey(pem).export({ format: 'der', type: 'pkcs8' });
  return crypto.subtle.importKey('pkcs8', new Uint8Array(der), KEY, false, ['sign']);
}
