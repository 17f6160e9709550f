import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { get } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createMockServer, DEFAULT_API_KEY, type MockServer, type MockServerOptions } from '../src/node.js';
import { loadOrCreateAuthority } from '../src/tls/authority.js';

let caDir: string;
let mock: MockServer;

beforeEach(async () => {
  caDir = await mkdtemp(join(tmpdir(), 'tls-'));
});

afterEach(async () => {
  await mock.close();
  await rm(caDir, { recursive: true });
});

/** Requests the credits. Returns the HTTP status, or the code of the error. */
function score(options: { ca?: string; host?: string; servername?: string }): Promise<number | string | undefined> {
  const url = `https://${options.host ?? '127.0.0.1'}:${mock.port}/async/v1/score`;
  const headers = { 'X-API-Key': DEFAULT_API_KEY };
  const { host: _, ...tls } = options;
  return new Promise((settle) => {
    get(url, { headers, agent: false, ...tls }, (answer) => {
      answer.resume();
      settle(answer.statusCode);
    }).on('error', (error: NodeJS.ErrnoException) => settle(error.code));
  });
}

describe('the mock over https', () => {
  it('answers clients that trust its authority, and logs advice about clients that do not', async () => {
    const notices: string[] = [];
    mock = await createMockServer({ tls: true, caDir, onNotice: (line) => notices.push(line) });
    expect(mock.url).toBe(`https://127.0.0.1:${mock.port}`);
    const ca = await readFile(mock.caFile ?? '', 'utf8');
    expect(await score({ ca })).toBe(200);
    expect(await score({ ca, host: 'localhost' })).toBe(200);
    expect(notices).toEqual([]);
    expect(await score({})).toBe('SELF_SIGNED_CERT_IN_CHAIN');
    await vi.waitFor(() => expect(notices.join()).toContain(`trust ${mock.caFile}`));
  });

  // macOS has only 127.0.0.1.
  it.skipIf(process.platform === 'darwin')('has a certificate for the address that it listens on', async () => {
    mock = await createMockServer({ tls: true, caDir, host: '127.0.0.3' });
    const ca = await readFile(mock.caFile ?? '', 'utf8');
    expect(await score({ ca, host: '127.0.0.3' })).toBe(200);
  });

  it('keeps its certificate authority across restarts', async () => {
    mock = await createMockServer({ tls: true, caDir });
    const ca = await readFile(mock.caFile ?? '', 'utf8');
    await mock.close();
    mock = await createMockServer({ tls: true, caDir });
    expect(await score({ ca })).toBe(200);
  });

  it('has a certificate for the names in tlsNames', async () => {
    const notices: string[] = [];
    const onNotice = (line: string) => notices.push(line);
    mock = await createMockServer({ tls: true, caDir, host: '0.0.0.0', onNotice });
    expect(notices.join()).toContain('name the hosts by which others call it with --tls-name');
    await mock.close();
    notices.length = 0;
    const tlsNames = ['mock.office.example', '127.0.0.7'];
    mock = await createMockServer({ tls: true, caDir, host: '0.0.0.0', tlsNames, onNotice });
    expect(notices.join()).toContain('programs have to be told again to trust');
    const ca = await readFile(mock.caFile ?? '', 'utf8');
    expect(await score({ ca, servername: 'mock.office.example' })).toBe(200);
    expect(await score({ ca, servername: 'other.example' })).toBe('ERR_TLS_CERT_ALTNAME_INVALID');
  });

  it('serves a given certificate, and then has no caFile', async () => {
    const authority = await loadOrCreateAuthority(caDir, { hosts: ['given.example'] });
    const { certificate, key } = await authority.issue(['given.example']);
    const [tlsCert, tlsKey] = [join(caDir, 'given.crt'), join(caDir, 'given.key')];
    await Promise.all([writeFile(tlsCert, certificate), writeFile(tlsKey, key)]);
    mock = await createMockServer({ tlsCert, tlsKey });
    expect([mock.url, mock.caFile]).toEqual([`https://127.0.0.1:${mock.port}`, undefined]);
    expect(await score({ ca: authority.certificate, servername: 'given.example' })).toBe(200);

    const start = (more: MockServerOptions) => createMockServer({ tlsCert, tlsKey, ...more });
    await expect(createMockServer({ tlsKey })).rejects.toThrow('tlsCert and tlsKey go together');
    await expect(start({ tlsCert: join(caDir, 'none.crt') })).rejects.toThrow('none.crt: ENOENT');
    await expect(start({ tlsKey: tlsCert })).rejects.toThrow('Both must be PEM');
    const other = await authority.issue(['127.0.0.1']);
    await writeFile(tlsKey, other.key);
    await expect(start({})).rejects.toThrow('the key is not that of the certificate');
  });
});
