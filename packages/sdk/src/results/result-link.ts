/**
 * Whether a result may be fetched from a link: https, or http on this computer for the mock, as `ResultLink` of the spec.
 * @param allowHttp - Whether http is allowed for any host.
 */
export function isResultLink(link: string, allowHttp = false): boolean {
  try {
    const { protocol, hostname, username, password } = new URL(link);
    if (username || password) return false;
    if (protocol === 'https:') return true;
    return protocol === 'http:' && (allowHttp || /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname));
  } catch {
    return false;
  }
}

/** How many redirects of a result link are followed. */
export const REDIRECTS_MAX = 5;

/** The link that a response redirects to; `undefined` if it does not. An unusable `Location` gives an empty text. */
export function redirectTarget(response: Response, from: string): string | undefined {
  if (![301, 302, 303, 307, 308].includes(response.status)) return undefined;
  const location = response.headers.get('location');
  return location && URL.canParse(location, from) ? new URL(location, from).href : '';
}

/**
 * Whether a redirect of a result host is followed: only to another result link, and never from a host with a name to a
 * bare address or to this computer, where only programs of the network around it can be.
 */
export function mayRedirect(from: string, to: string, allowHttp = false): boolean {
  if (!isResultLink(to, allowHttp)) return false;
  const isInside = (link: string) => /^(\[.*|[\d.]+|localhost)$/.test(new URL(link).hostname);
  return isInside(from) || !isInside(to);
}
