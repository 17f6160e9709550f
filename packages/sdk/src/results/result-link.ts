/** Whether a result is fetched from there: https, or http on this computer for the mock, as the spec's `ResultLink` has it. */
export function isResultLink(link: string): boolean {
  try {
    const { protocol, hostname, username, password } = new URL(link);
    if (username || password) return false;
    return protocol === 'https:' || (protocol === 'http:' && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname));
  } catch {
    return false;
  }
}
