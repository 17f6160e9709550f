import { afterEach, describe, expect, test, vi } from 'vitest';
import { clientOf, errorOf } from './support/client.js';
import { base64, pictures } from './support/pictures.js';
import { paths, startStub } from './support/stub-api.js';

const png = await pictures.png();
const drawn = { candidates: [{ content: { parts: [{ inlineData: { data: base64(png) } }] } }] };

afterEach(() => vi.restoreAllMocks());

/** Answers each name of a look-up, as a DNS server would. */
function resolveNames(addresses: Readonly<Record<string, string>>): void {
  const lookup = async (name: string) => {
    const address = addresses[name];
    if (address === undefined) throw Object.assign(new Error(`getaddrinfo ENOTFOUND ${name}`), { code: 'ENOTFOUND' });
    return [{ address: '1.1.1.1' }, { address }];
  };
  vi.spyOn(process, 'getBuiltinModule').mockReturnValue({ lookup } as never);
}

/** Draws from a link, with a network in which some links redirect, and says which links were fetched. */
async function drawFrom(
  link: string,
  {
    redirects = {},
    allowPrivateLinks = false,
  }: {
    redirects?: Readonly<Record<string, string>>;
    allowPrivateLinks?: boolean;
  } = {},
) {
  const fetched: string[] = [];
  const client = clientOf(
    { url: 'https://api.example.com' },
    {
      fetch: async ({ url, redirect, headers }: Request) => {
        if (url.endsWith(':generateContent')) return Response.json(drawn);
        fetched.push(url);
        expect(headers.get('authorization')).toBeNull();
        expect(redirect).toBe('manual');
        const location = redirects[url];
        return location === undefined ? new Response(png) : new Response(null, { status: 302, headers: { location } });
      },
    },
  );
  const call = client.generateImage('nano-banana-pro', { prompt: 'x', images: link, allowPrivateLinks });
  const error = await call.then(
    () => undefined,
    (error: Error & Record<string, unknown>) => error,
  );
  return { fetched, error };
}

describe('a link among the pictures of a model that takes no links', () => {
  test.each([
    'http://localhost/a.png',
    'http://127.0.0.1:8080/a.png',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://10.1.2.3/a.png',
    'https://192.168.0.1/a.png',
    'http://169.254.169.254/latest/meta-data/',
    'http://metadata.google.internal/',
    'http://100.100.100.200/',
    'http://redis:6379/',
    'http://[::1]/',
    'http://[::ffff:10.0.0.1]/',
    'http://[fd00:ec2::254]/',
  ])('is not fetched from %s, unless that is allowed', async (link) => {
    resolveNames({});
    const refused = await drawFrom(link);
    expect(refused.fetched).toEqual([]);
    expect(refused.error).toMatchObject({ name: 'InvalidRequestError', charged: 'no' });
    expect(refused.error?.message).toContain('allowPrivateLinks');
    const allowed = await drawFrom(link, { allowPrivateLinks: true });
    expect(allowed).toEqual({ fetched: [new URL(link).href], error: undefined });
  });

  test('is not fetched when its name leads to a private address, first or after a redirect', async () => {
    resolveNames({ 'inside.example.com': '10.0.0.7', 'outside.example.com': '9.9.9.9' });
    expect((await drawFrom('https://inside.example.com/a.png')).fetched).toEqual([]);
    const hop = { 'https://outside.example.com/a.png': 'https://inside.example.com/a.png' };
    const { fetched, error } = await drawFrom('https://outside.example.com/a.png', { redirects: hop });
    expect(fetched).toEqual(['https://outside.example.com/a.png']);
    expect(error?.message).toContain('https://inside.example.com/a.png is not on the public internet');
  });

  test('is fetched when its name cannot be resolved here, because an HTTP proxy or a mock may know it', async () => {
    resolveNames({});
    expect((await drawFrom('https://pictures.example.com/a.png')).error).toBeUndefined();
  });

  test.each([
    'http://127.0.0.1/',
    'https://10.0.0.1/',
    'http://[::1]/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'https://',
  ])('is followed step by step, and not to %s', async (target) => {
    resolveNames({});
    const redirects = { 'https://a.example.com/1': '/2', 'https://a.example.com/2': target };
    const { fetched, error } = await drawFrom('https://a.example.com/1', { redirects });
    expect(fetched).toEqual(['https://a.example.com/1', 'https://a.example.com/2']);
    expect(error).toMatchObject({ name: 'InvalidRequestError', charged: 'no' });
  });

  test('is followed to other public hosts, and abandoned after a few steps', async () => {
    resolveNames({});
    const redirects: Record<string, string> = { 'https://a.example.com/1': 'https://b.example.com/2' };
    expect((await drawFrom('https://a.example.com/1', { redirects })).error).toBeUndefined();
    redirects['https://b.example.com/2'] = 'https://a.example.com/1';
    const { fetched, error } = await drawFrom('https://a.example.com/1', { redirects });
    expect(fetched.length).toBeLessThan(10);
    expect(error?.message).toContain('redirects too often');
  });

  test('is not checked in a browser, where a page can only reach what its user can', async () => {
    vi.stubGlobal('navigator', { userAgent: 'Mozilla/5.0' });
    const api = (await startStub()).on('/apis/*', () => ({ json: drawn })).on('/hat.png', () => ({ body: png }));
    const client = clientOf(api, { dangerouslyAllowBrowser: true });
    await client.generateImage('nano-banana-pro', { prompt: 'x', images: `${api.url}/hat.png` });
    expect(api.to('/hat.png')).toHaveLength(1);
  });
});

test('a link for a cut-out or for seedream is not fetched here: the API fetches it', async () => {
  const api = await startStub();
  api.on('/apis/*', () => ({ json: { data: [{ b64_json: base64(png) }] } }));
  const client = clientOf(api);
  await client.removeBackground('http://10.0.0.1/a.png');
  await client.generateImage('seedream4.5', { prompt: 'x', images: 'http://10.0.0.1/a.png' });
  expect(api.to(paths.sync)[0]?.form.image_url).toBe('http://10.0.0.1/a.png');
  expect(
    await errorOf(client.generateImage('nano-banana-pro', { prompt: 'x', images: 'http://10.0.0.1/a.png' })),
  ).toMatchObject({
    name: 'InvalidRequestError',
  });
});
