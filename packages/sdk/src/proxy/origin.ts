/**
 * Whether a page of another site sends the request, perhaps with the cookies of one of our users.
 * @param allowed - Other origins that may send requests.
 */
export function isCrossSite(request: Request, url: URL, allowed: readonly string[]): boolean {
  const origin = request.headers.get('origin');
  const site = request.headers.get('sec-fetch-site');
  if (origin !== null && allowed.includes(origin)) return false;
  // Browsers say it in a header. Older ones send only the origin, which may look foreign behind a gateway.
  if (site !== null) return site !== 'same-origin' && site !== 'none';
  if (origin === null) return false;
  // Each gateway adds the host that it was asked for: the first is the one that the page knows.
  const [host] = (request.headers.get('x-forwarded-host') ?? url.host).split(',');
  return origin.replace(/^https?:\/\//, '') !== host?.trim();
}
