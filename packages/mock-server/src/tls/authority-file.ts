import { createPrivateKey, randomUUID, X509Certificate } from 'node:crypto';
import { chmod, link, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { KeyedCertificate } from './certificates.js';

/** The authority as it lies in its folder. */
export interface StoredAuthority extends KeyedCertificate {
  /** The names that the authority may vouch for. */
  readonly names: readonly string[];
}

/**
 * One file for key and certificate, so that they can never be of different authorities when two mocks start at once.
 */
const SECRET_FILE = 'authority.json';
const CERTIFICATE_FILE = 'ca.crt';

/** The certificate that programs are told to trust. It holds no secret. */
export function certificateFile(folder: string): string {
  return join(folder, CERTIFICATE_FILE);
}

/**
 * Reads the authority of the folder. Undefined if there is none yet.
 *
 * @throws {Error} when the file is there but is not an authority, or cannot be read
 */
export async function readAuthority(folder: string): Promise<StoredAuthority | undefined> {
  const file = join(folder, SECRET_FILE);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    throw new Error(`Failed to read the certificate authority: ${reason(error)}. Choose another folder with --ca-dir.`);
  }
  const authority = parse(text);
  if (!authority) {
    throw new Error(
      `${file} is not a certificate authority made by koukoutu-mock. Delete it, or choose another folder with --ca-dir.`,
    );
  }
  await keepSecret(file);
  await publish(folder, authority);
  return authority;
}

/**
 * Keeps a new authority. Where another process has kept one in the meantime, that one stays and is returned.
 *
 * @param replace the authority that the new one takes the place of, if there is one
 */
export async function keepAuthority(
  folder: string,
  authority: StoredAuthority,
  replace?: StoredAuthority,
): Promise<StoredAuthority> {
  const file = join(folder, SECRET_FILE);
  const draft = `${file}.${randomUUID()}`;
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await ignoreInGit(folder);
    await writeFile(draft, `${JSON.stringify(authority, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
    if (replace) await rename(draft, file);
    else await placeUnlessThere(draft, file);
    await publish(folder, authority);
    return authority;
  } catch (error) {
    const other = isCode(error, 'EEXIST') ? await readAuthority(folder) : undefined;
    if (other) return other;
    throw new Error(
      `Failed to keep the certificate authority in ${folder}: ${reason(error)}. Choose a folder you may write to with --ca-dir.`,
    );
  } finally {
    await rm(draft, { force: true });
  }
}

function parse(text: string): StoredAuthority | undefined {
  try {
    const { names, key, certificate } = JSON.parse(text) as Partial<StoredAuthority>;
    if (!Array.isArray(names) || typeof key !== 'string' || typeof certificate !== 'string') return undefined;
    if (!new X509Certificate(certificate).checkPrivateKey(createPrivateKey(key))) return undefined;
    return { names: names.map(String), key, certificate };
  } catch {
    return undefined;
  }
}

/** Keeps the key out of the history of a repository that contains the folder. A `.gitignore` of the user is not changed. */
async function ignoreInGit(folder: string): Promise<void> {
  try {
    await writeFile(join(folder, '.gitignore'), `${SECRET_FILE}*\n`, { flag: 'wx' });
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
  }
}

/** Creates the file as a whole, by a link, which fails if the file exists. Some file systems have no links. */
async function placeUnlessThere(draft: string, file: string): Promise<void> {
  try {
    await link(draft, file);
  } catch (error) {
    if (isCode(error, 'EEXIST')) throw error;
    await rename(draft, file);
  }
}

async function publish(folder: string, authority: StoredAuthority): Promise<void> {
  const file = certificateFile(folder);
  const there = await readFile(file, 'utf8').catch(() => undefined);
  if (there !== `${authority.certificate}\n`) await writeFile(file, `${authority.certificate}\n`, { mode: 0o644 });
}

/** The key may have been copied or unpacked with wider permissions. */
async function keepSecret(file: string): Promise<void> {
  const { mode } = await stat(file);
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) await chmod(file, 0o600);
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
