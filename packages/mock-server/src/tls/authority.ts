import { X509Certificate } from 'node:crypto';
import { resolve } from 'node:path';
import { certificateFile, keepAuthority, readAuthority, type StoredAuthority } from './authority-file.js';
import { createAuthorityCertificate, createHostCertificate, type KeyedCertificate } from './certificates.js';
import { localNames, normalName } from './names.js';

const DAY = 24 * 60 * 60 * 1000;
const AUTHORITY_DAYS = 10 * 365;
/** The longest that browsers accept for a host certificate is 398 days. */
const HOST_DAYS = 397;
/** An authority that expires sooner than this is renewed at the start, a host certificate when it is next needed. */
const AUTHORITY_RENEWAL_DAYS = 30;
const HOST_RENEWAL_DAYS = 1;

/** A certificate authority that vouches for the mock towards the programs which trust its certificate. */
export interface CertificateAuthority {
  /** The authority's certificate, PEM. No secret. */
  readonly certificate: string;
  /** Where that certificate lies: the file that programs are told to trust. */
  readonly certificateFile: string;
  /** The certificate's SHA-256 fingerprint, to tell authorities apart. */
  readonly fingerprint: string;
  /** The only names that the authority can vouch for. */
  readonly names: readonly string[];
  /** When the authority ends. It is re-made at the first start in the last 30 days before. */
  readonly validTo: Date;
  /** Why the authority is new, so that programs must be told to trust it. Undefined if it existed before. */
  readonly made: 'first' | 'expired' | 'more names' | undefined;
  /**
   * A server certificate for the names, made on demand, kept in memory and re-made before it expires.
   *
   * @param names host names and addresses out of `names` or below them
   * @throws {Error} when the authority does not vouch for one of them
   */
  issue(names: readonly string[]): Promise<KeyedCertificate>;
}

/** What the authority is for. */
export interface AuthorityOptions {
  /** The hosts that it may certify, besides the local machine. */
  hosts: readonly string[];
  /** The present moment. Default: the clock of the system. */
  now?: () => Date;
}

/**
 * Loads the certificate authority of a folder, or makes one there: a new one, one in place of an authority that has
 * expired, or one that knows more hosts. The folder then holds `ca.crt`, which programs are told to trust, and
 * `authority.json` with the private key, readable by its owner alone.
 *
 * The authority can vouch for the given hosts and the local machine only (X.509 name constraints).
 *
 * @param folder a folder of the user's choice, made when it is missing
 * @throws {Error} when the folder cannot be read or written, or holds something else under that name
 */
export async function loadOrCreateAuthority(folder: string, options: AuthorityOptions): Promise<CertificateAuthority> {
  const now = options.now ?? (() => new Date());
  const place = resolve(folder);
  const wanted = [...new Set([...options.hosts, ...localNames].map(normalName))];
  const there = await readAuthority(place);
  const made = reasonToMake(there, wanted, now());
  if (there && !made) return new KeptAuthority(place, there, undefined, now);
  const names = [...new Set([...wanted, ...(there?.names ?? [])])];
  const validity = { notBefore: days(now(), -1), notAfter: days(now(), AUTHORITY_DAYS) };
  const certificate = await createAuthorityCertificate({ names, ...validity });
  return new KeptAuthority(place, await keepAuthority(place, { names, ...certificate }, there), made, now);
}

class KeptAuthority implements CertificateAuthority {
  readonly certificate: string;
  readonly certificateFile: string;
  readonly fingerprint: string;
  readonly names: readonly string[];
  readonly validTo: Date;
  readonly made: CertificateAuthority['made'];
  readonly #stored: StoredAuthority;
  readonly #now: () => Date;
  readonly #issued = new Map<string, { certificate: Promise<KeyedCertificate>; validTo: Date }>();

  constructor(folder: string, stored: StoredAuthority, made: CertificateAuthority['made'], now: () => Date) {
    const certificate = new X509Certificate(stored.certificate);
    this.certificate = stored.certificate;
    this.certificateFile = certificateFile(folder);
    this.fingerprint = certificate.fingerprint256;
    this.names = stored.names;
    this.validTo = new Date(certificate.validTo);
    this.made = made;
    this.#stored = stored;
    this.#now = now;
  }

  async issue(names: readonly string[]): Promise<KeyedCertificate> {
    const wanted = [...new Set(names.map(normalName))];
    const foreign = wanted.find((name) => !vouchesFor(this.names, name));
    if (wanted.length === 0 || foreign !== undefined) {
      throw new Error(
        `Failed to issue a certificate: the authority ${this.certificateFile} does not vouch for ${foreign ?? 'no name at all'}, only for ${this.names.join(', ')}.`,
      );
    }
    const id = wanted.join(' ');
    const issued = this.#issued.get(id);
    if (issued && days(this.#now(), HOST_RENEWAL_DAYS) < issued.validTo) return issued.certificate;
    const validTo = new Date(Math.min(days(this.#now(), HOST_DAYS).getTime(), this.validTo.getTime()));
    const certificate = createHostCertificate(this.#stored, {
      names: wanted,
      notBefore: days(this.#now(), -1),
      notAfter: validTo,
    });
    this.#issued.set(id, { certificate, validTo });
    certificate.catch(() => this.#issued.delete(id));
    return certificate;
  }
}

/** The extended key usage of certificates that servers present. */
const SERVER_AUTHENTICATION = '1.3.6.1.5.5.7.3.1';

function reasonToMake(there: StoredAuthority | undefined, wanted: string[], now: Date): CertificateAuthority['made'] {
  if (!there) return 'first';
  const certificate = new X509Certificate(there.certificate);
  if (new Date(certificate.validTo) < days(now, AUTHORITY_RENEWAL_DAYS)) return 'expired';
  // Authorities of earlier versions could sign certificates of any kind.
  if (!certificate.keyUsage?.includes(SERVER_AUTHENTICATION)) return 'expired';
  return wanted.every((name) => vouchesFor(there.names, name)) ? undefined : 'more names';
}

/** A constraint to a host name admits the names below it too. */
function vouchesFor(names: readonly string[], name: string): boolean {
  return names.some((own) => name === own || name.endsWith(`.${own}`));
}

function days(from: Date, count: number): Date {
  return new Date(from.getTime() + count * DAY);
}
