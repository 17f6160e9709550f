import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { get } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createMockServer, DEFAULT_API_KEY, type MockServer } from '../src/node.js';

let caDir: string;
let mock: MockServer;

beforeEach(async () => {
  caDir = await mkdtemp(join(tmpdir(), 'tls-'));
});

afterEach(async () => {
  await mock.close();
  await rm(caDir, { recursive: true });
});

/** The status of the answer to a question for credits, or the error code of the attempt. */
function score(options: { ca?: string; host?: string }): Promise<number | string | undefined> {
  const url = `https://${options.host ?? '127.0.0.1'}:${mock.port}/async/v1/score`;
  const headers = { 'X-API-Key': DEFAULT_API_KEY };
  return new Promise((settle) => {
    get(url, { headers, agent: false, ...(options.ca !== undefined && { ca: options.ca }) }, (answer) => {
      answer.resume();
      settle(answer.statusCode);
    }).on('error', (error: NodeJS.ErrnoException) => settle(error.code));
  });
}

describe('the mock over https', () => {
  it('answers clients that trust the certificate it names, and advises about those that do not', async () => {
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

  // macOS has 127.0.0.1 alone.
  it.skipIf(process.platform === 'darwin')('has a certificate for the address that it listens on', async () => {
    mock = await createMockServer({ tls: true, caDir, host: '127.0.0.3' });
    const ca = await readFile(mock.caFile ?? '', 'utf8');
    expect(await score({ ca, host: '127.0.0.3' })).toBe(200);
  });

  it('keeps its certificate authority from start to start', async () => {
    mock = await createMockServer({ tls: true, caDir });
    const ca = await readFile(mock.caFile ?? '', 'utf8');
    await mock.close();
    mock = await createMockServer({ tls: true, caDir });
    expect(await score({ ca })).toBe(200);
  });
});
