import { expect, test, vi } from 'vitest';
import { clientOf } from './support/client.js';
import { pictures } from './support/pictures.js';

const webp = await pictures.webp();

/** Fetches a result whose host redirects along these addresses, and says what was asked for. */
async function follow(...addresses: string[]) {
  const asked: string[] = [];
  const client = clientOf(
    { url: 'https://api.example.com' },
    {
      maxRetries: 0,
      fetch: async ({ url, redirect, headers }: Request) => {
        if (url.endsWith('/v1/query')) {
          return Response.json({
            code: 200,
            message: 'x',
            data: { state: 1, result_file: addresses[0], progress: '100' },
          });
        }
        expect(headers.get('x-api-key')).toBeNull();
        expect(redirect).toBe('manual');
        asked.push(url);
        const next = addresses[asked.length];
        return next === undefined
          ? new Response(webp)
          : new Response(null, { status: 302, headers: { location: next } });
      },
    },
  );
  const result = client.tasks.resume(7).result();
  const error = await result.then(
    () => undefined,
    (error: Error & Record<string, unknown>) => error,
  );
  return { asked, error };
}

test('a redirect of a result host is followed to other https links, also by a relative address', async () => {
  const { asked, error } = await follow('https://a.example.com/1', '/2', 'https://b.example.com/3');
  expect(error).toBeUndefined();
  expect(asked).toEqual(['https://a.example.com/1', 'https://a.example.com/2', 'https://b.example.com/3']);
});

test.each([
  'http://b.example.com/',
  'http://127.0.0.1/secret',
  'http://localhost:6379/',
  'https://10.0.0.1/',
  'https://169.254.169.254/latest/meta-data/',
  'https://2130706433/',
  'https://[::1]/',
  'https://user:word@b.example.com/',
  'file:///etc/passwd',
  'https://',
])('a redirect of a result host to %s is not followed at any step: nothing is sent there', async (address) => {
  const { asked, error } = await follow('https://a.example.com/1', '/2', address);
  expect(asked).toEqual(['https://a.example.com/1', 'https://a.example.com/2']);
  expect(error).toMatchObject({ name: 'InvalidResponseError', taskId: 7 });
  expect(error?.message).not.toContain('word');
});

test('redirects of a result host are abandoned after a few steps', async () => {
  const { asked, error } = await follow(...Array.from({ length: 30 }, (_, at) => `https://a.example.com/${at}`));
  expect(error?.message).toContain('redirects to');
  expect(asked.length).toBeLessThan(10);
});

test('a browser follows redirects of a result host itself, since it hides where they lead', async () => {
  vi.stubGlobal('navigator', { userAgent: 'Mozilla/5.0' });
  const modes: string[] = [];
  const client = clientOf(
    { url: 'https://api.example.com' },
    {
      dangerouslyAllowBrowser: true,
      fetch: async ({ url, redirect }: Request) => {
        if (!url.endsWith('/v1/query')) {
          modes.push(redirect);
          return new Response(webp);
        }
        const data = { state: 1, result_file: 'https://a.example.com/1', progress: '100' };
        return Response.json({ code: 200, message: 'x', data });
      },
    },
  );
  await client.tasks.resume(7).result();
  expect(modes).toEqual(['follow']);
});
