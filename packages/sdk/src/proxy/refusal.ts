/** Headers of every response: it is not stored, its type is not guessed, and nothing in it runs, even opened as a page. */
export const SAFE_HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': "sandbox; default-src 'none'",
  'x-content-type-options': 'nosniff',
} as const;

/**
 * A response of the proxy itself, in the API's error form, so that the client raises its typed error.
 * @param headers - Further headers, such as `allow`.
 */
export function refusal(status: number, message: string, headers: Record<string, string> = {}): Response {
  return Response.json(
    { code: status, message: `proxy: ${message}` },
    { status, headers: { ...SAFE_HEADERS, ...headers } },
  );
}
