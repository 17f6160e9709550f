/**
 * Whether a page of another site sends a request, with the cookies of a user of ours.
 * @param allowed - Other origins that may.
 */
export function isCrossSite(request: Request, url: URL, allowed: readonly string[]): boolean {
  const origin = request.headers.get('origin');
  const site = request.headers.get('sec-fetch-site');
  if (origin !== null && allowed.includes(origin)) return false;
  // Browsers say it themselves; older ones send only the origin, which a gateway in front may make look foreign.
  if (site !== null) return site !== 'same-origin' && site !== 'none';
  if (origin === null) return false;
  // Each gateway adds the host that it was asked for: the first is the one that the page knows.
  const [host] = (request.headers.get('x-forwarded-host') ?? url.host).split(',');
  return origin.replace(/^https?:\/\//, '') !== host?.trim();
}
