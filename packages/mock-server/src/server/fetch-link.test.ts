import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createLinkFetcher, fetchLink } from './fetch-link.js';

async function site(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://shop.example:${(server.address() as AddressInfo).port}`;
}

/** Rules that treat the test's site as a public one. */
const open = { resolve: async () => [{ address: '127.0.0.1', family: 4 }], mayCall: () => true };

describe('fetchLink', () => {
  test('returns the bytes and follows redirects', async () => {
    const url = await site((request, response) => {
      if (request.url === '/old') response.writeHead(302, { location: '/new' }).end();
      else response.end('picture');
    });
    expect(Buffer.from(await createLinkFetcher(open)(`${url}/old`)).toString()).toBe('picture');
  });

  test('rejects if the file is too large, redirects too often or the server reports an error', async () => {
    const url = await site((request, response) => {
      if (request.url === '/loop') response.writeHead(302, { location: '/loop' }).end();
      else if (request.url === '/gone') response.writeHead(404).end();
      else response.end(Buffer.alloc(2000));
    });
    const fetchSmall = createLinkFetcher({ ...open, maxBytes: 1000 });
    await expect(fetchSmall(`${url}/big`)).rejects.toThrow('larger than 1000 bytes');
    await expect(fetchSmall(`${url}/loop`)).rejects.toThrow('redirects more than 3 times');
    await expect(fetchSmall(`${url}/gone`)).rejects.toThrow('HTTP 404');
  });

  test.each([
    'http://127.0.0.1/a.png',
    'http://localhost/a.png',
    'http://[::1]/a.png',
    'http://[::ffff:127.0.0.1]/a.png',
    'http://[::127.0.0.1]/a.png',
    'http://[64:ff9b::7f00:1]/a.png',
    'http://10.1.2.3/a.png',
    'http://192.168.0.1/a.png',
    'http://169.254.169.254/latest/meta-data',
    'http://100.64.0.1/a.png',
    'http://0.0.0.0/a.png',
    'http://2130706433/a.png',
    'http://0x7f.1/a.png',
    'http://[fd00::1]/a.png',
    'http://[fe80::1]/a.png',
  ])('refuses %s, which is not public', async (link) => {
    await expect(fetchLink(link)).rejects.toThrow(/not a public address/);
  });

  test('refuses a host name with a private address, also after a redirect', async () => {
    const resolve = async (host: string) => [
      { address: host === 'inner.example' ? '10.0.0.1' : '127.0.0.1', family: 4 },
    ];
    const mayCall = (address: string) => address === '127.0.0.1';
    const url = await site((_, response) => response.writeHead(302, { location: 'http://inner.example/' }).end());
    const fetchGuarded = createLinkFetcher({ resolve, mayCall });
    await expect(fetchGuarded('http://inner.example/')).rejects.toThrow('inner.example is not a public address');
    await expect(fetchGuarded(url)).rejects.toThrow('inner.example is not a public address');
  });

  test.each(['file:///etc/passwd', 'ftp://shop.example/a.png', 'http://user:pass@shop.example/', 'shop.example/a.png'])(
    'refuses %s, which is not an http(s) URL or has a user name',
    async (link) => {
      await expect(fetchLink(link)).rejects.toThrow();
    },
  );

  test('rejects when its signal is aborted', async () => {
    const url = await site(() => {});
    const controller = new AbortController();
    const fetching = createLinkFetcher(open)(url, controller.signal);
    setImmediate(() => controller.abort());
    await expect(fetching).rejects.toThrow();
  });
});
