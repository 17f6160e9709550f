/** An answer of the proxy itself, in the API's error form, so that the client makes its typed error of it. */
export function refusal(status: number, message: string): Response {
  return Response.json(
    { code: status, message: `proxy: ${message}` },
    { status, headers: { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' } },
  );
}
