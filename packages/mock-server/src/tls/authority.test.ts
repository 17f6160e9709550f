import { X509Certificate } from 'node:crypto';
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadOrCreateAuthority } from './authority.js';

const DAY = 24 * 60 * 60 * 1000;
const hosts = ['sync.example.test', 'async.example.test'];
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'authority-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the certificate authority in a folder', () => {
  it('is made at the first start and is the same one at the next', async () => {
    const first = await loadOrCreateAuthority(join(folder, 'new', 'ca'), { hosts });
    const second = await loadOrCreateAuthority(join(folder, 'new', 'ca'), { hosts });
    expect(first.made).toBe('first');
    expect(second.made).toBeUndefined();
    expect(second.fingerprint).toBe(first.fingerprint);
    expect(new X509Certificate(await readFile(first.certificateFile)).fingerprint256).toBe(first.fingerprint);
  });

  it('is one and the same when several mocks start in a new folder at once', async () => {
    const all = await Promise.all(Array.from({ length: 5 }, () => loadOrCreateAuthority(folder, { hosts })));
    expect(new Set(all.map((authority) => authority.fingerprint)).size).toBe(1);
    expect(new X509Certificate(await readFile(join(folder, 'ca.crt'))).fingerprint256).toBe(all[0]?.fingerprint);
  });

  it.skipIf(process.platform === 'win32')('keeps its key from everybody but its owner', async () => {
    await loadOrCreateAuthority(folder, { hosts });
    const secret = join(folder, 'authority.json');
    expect((await stat(secret)).mode & 0o777).toBe(0o600);
    await chmod(secret, 0o644);
    await loadOrCreateAuthority(folder, { hosts });
    expect((await stat(secret)).mode & 0o777).toBe(0o600);
  });

  it('shows no key in the certificate file, nor in the object that callers hold', async () => {
    const authority = await loadOrCreateAuthority(folder, { hosts });
    expect(await readFile(authority.certificateFile, 'utf8')).not.toContain('PRIVATE');
    expect(JSON.stringify(authority)).not.toContain('PRIVATE');
  });

  it('keeps the key out of a repository, and leaves a .gitignore of the user alone', async () => {
    await loadOrCreateAuthority(folder, { hosts });
    expect(await readFile(join(folder, '.gitignore'), 'utf8')).toContain('authority.json');
    const own = await mkdtemp(join(tmpdir(), 'authority-'));
    await writeFile(join(own, '.gitignore'), 'mine\n');
    await loadOrCreateAuthority(own, { hosts });
    expect(await readFile(join(own, '.gitignore'), 'utf8')).toBe('mine\n');
    await rm(own, { recursive: true });
  });

  it('is made anew in the last month of its ten years', async () => {
    const first = await loadOrCreateAuthority(folder, { hosts });
    const late = new Date(first.validTo.getTime() - 29 * DAY);
    const next = await loadOrCreateAuthority(folder, { hosts, now: () => late });
    expect(next.made).toBe('expired');
    expect(next.fingerprint).not.toBe(first.fingerprint);
    expect(next.validTo.getTime()).toBeGreaterThan(late.getTime() + 9 * 365 * DAY);
  });

  it('is made anew for a host that it does not know, and then knows the earlier ones too', async () => {
    await loadOrCreateAuthority(folder, { hosts });
    const wider = await loadOrCreateAuthority(folder, { hosts: ['files.example.test'] });
    expect(wider.made).toBe('more names');
    expect(wider.names).toEqual(
      expect.arrayContaining([...hosts, 'files.example.test', 'localhost', '127.0.0.1', '::1']),
    );
    expect((await loadOrCreateAuthority(folder, { hosts })).made).toBeUndefined();
  });

  it('says what to do when the folder holds something else, and leaves it untouched', async () => {
    await writeFile(join(folder, 'authority.json'), '{"names":[]}');
    await expect(loadOrCreateAuthority(folder, { hosts })).rejects.toThrow(/not a certificate authority .* --ca-dir/);
    expect(await readFile(join(folder, 'authority.json'), 'utf8')).toBe('{"names":[]}');
  });

  it('says what to do when the folder cannot be made', async () => {
    await writeFile(join(folder, 'file'), '');
    await expect(loadOrCreateAuthority(join(folder, 'file'), { hosts })).rejects.toThrow(/Failed to .* authority/);
  });
});

describe('a host certificate', () => {
  it('names its hosts and addresses, chains to the authority and lasts more than a year', async () => {
    const authority = await loadOrCreateAuthority(folder, { hosts });
    const issued = await authority.issue(['Sync.Example.Test.', '127.0.0.1', '[::1]']);
    const certificate = new X509Certificate(issued.certificate);
    expect(certificate.checkHost('sync.example.test')).toBe('sync.example.test');
    expect(certificate.checkHost('async.example.test')).toBeUndefined();
    expect(certificate.checkIP('127.0.0.1')).toBe('127.0.0.1');
    expect(certificate.checkIP('::1')).toBe('::1');
    expect(certificate.checkIssued(new X509Certificate(authority.certificate))).toBe(true);
    expect(certificate.verify(new X509Certificate(authority.certificate).publicKey)).toBe(true);
    expect(new Date(certificate.validTo).getTime() - Date.now()).toBeGreaterThan(365 * DAY);
    expect(new Date(certificate.validTo).getTime() - Date.now()).toBeLessThan(398 * DAY);
  });

  it('is made once, and again on the day it would expire', async () => {
    let now = new Date();
    const authority = await loadOrCreateAuthority(folder, { hosts, now: () => now });
    const [first, same] = await Promise.all([authority.issue([hosts[0] ?? '']), authority.issue([hosts[0] ?? ''])]);
    expect(same).toBe(first);
    now = new Date(now.getTime() + 396.5 * DAY);
    const next = await authority.issue([hosts[0] ?? '']);
    expect(next.certificate).not.toBe(first.certificate);
    expect(new Date(new X509Certificate(next.certificate).validTo).getTime()).toBeGreaterThan(
      now.getTime() + 365 * DAY,
    );
  });

  it('is refused for a name that the authority does not vouch for', async () => {
    const authority = await loadOrCreateAuthority(folder, { hosts });
    await expect(authority.issue(['bank.test'])).rejects.toThrow(/does not vouch for bank\.test/);
    await expect(authority.issue(['notsync.example.test'])).rejects.toThrow(/does not vouch/);
    await expect(authority.issue([])).rejects.toThrow(/no name at all/);
  });
});
