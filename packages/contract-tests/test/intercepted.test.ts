import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getCACertificates, rootCertificates, setDefaultCACertificates } from 'node:tls';
import { createMockServer, type MockServer } from '@koukoutu/mock-server/node';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { command } from './support/command.js';
import { temporaryFolder } from './support/temporary.js';

const KEY = 'intercepted-api-key';
let server: MockServer;
let folder: string;
const usual = getCACertificates();

beforeAll(async () => {
  folder = await temporaryFolder();
  const clock = { mode: 'real', speed: 40 } as const;
  server = await createMockServer({ clock, apiKey: KEY, proxy: true, caDir: join(folder, 'ca') });
});
afterAll(() => server.close());
afterEach(() => {
  vi.unstubAllEnvs();
  setDefaultCACertificates(usual);
});

/** Makes a live run with the real host names, exactly as a person with a key would type it. */
async function live(...more: readonly string[]): Promise<{ code: number; said: string }> {
  const ledger = join(await temporaryFolder(), 'ledger.json');
  const args = ['verify', '--target', 'live', '--live', '--api-key', KEY, '--budget', '20', '--ledger', ledger];
  const { code, said, warned } = await command([...args, '--poll-interval', '20', ...more]);
  return { code, said: said + warned };
}

describe('a live run through a proxy that impersonates the service', () => {
  test('uses TLS and recognises the proxy by its certificate', async () => {
    vi.stubEnv('HTTPS_PROXY', server.url);
    setDefaultCACertificates([...rootCertificates, await readFile(server.caFile ?? '', 'utf8')]);
    const [record, evidence] = [join(folder, 'c.json'), join(folder, 'e.json')];
    const only = ['--only', 'createTask/urlencoded/background-removal/image_base64/output_format=png&crop=0'];
    const { code, said } = await live(...only, '--record', record, '--evidence', evidence);
    expect(said).toContain('No drift');
    expect(code).toBe(0);
    expect(said).toContain('Something answers in its place, so that this run does not count as seen live');
    const cassette = JSON.parse(await readFile(record, 'utf8'));
    expect(cassette).toMatchObject({ target: 'live (rehearsal)', real: false, live: true });
    const urls = cassette.exchanges.map(({ url }: { url: string }) => new URL(url).origin);
    expect(urls).toContain('https://async.koukoutu.com');
    expect(JSON.parse(await readFile(evidence, 'utf8')).live).toBe(false);
  });

  test('recognises the proxy even if certificates are not verified', async () => {
    vi.stubEnv('HTTPS_PROXY', server.url);
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    const evidence = join(folder, 'unverified.json');
    const { said } = await live('--only', 'getCredits/', '--evidence', evidence);
    expect(said).toContain('Something answers in its place, so that this run does not count as seen live');
    expect(JSON.parse(await readFile(evidence, 'utf8')).live).toBe(false);
  });

  test('cannot be judged if the certificate of the proxy is not trusted, and sends no key', async () => {
    vi.stubEnv('HTTPS_PROXY', server.url);
    const before = server.mock.control.journal.entries().length;
    const { code, said } = await live('--only', 'getCredits/');
    expect(code).toBe(2);
    expect(said).toMatch(/cannot be reached: .*certificate/);
    expect(server.mock.control.journal.entries().length).toBe(before);
  });

  test('cannot be judged if the proxy is unreachable', async () => {
    vi.stubEnv('HTTPS_PROXY', 'http://127.0.0.1:9');
    const { code, said } = await live('--only', 'getCredits/');
    expect(code).toBe(2);
    expect(said).toMatch(/by the proxy 127.0.0.1:9: .*ECONNREFUSED/);
  });
});
