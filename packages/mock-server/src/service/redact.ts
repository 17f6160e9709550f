/** What stands in the place of a key. */
export const BLOT = '***';

/** Headers that carry keys, whatever they hold. */
const KEY_HEADERS = new Set(['authorization', 'proxy-authorization', 'x-api-key', 'x-goog-api-key', 'cookie']);

/** Query parameters that carry keys, whatever they hold. */
const KEY_PARAMETERS = /((?:^|&)(?:api[-_]?key|x-api-key|key|token|access_token)=)[^&]*/gi;

/** Headers with every key blotted out; the scheme of `Authorization` stays, for it explains many a 401. */
export function redactHeaders(headers: Record<string, string>): Record<string, string> {
  const redacted: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (!KEY_HEADERS.has(name)) redacted[name] = value.length > 500 ? `${value.slice(0, 500)}…` : value;
    else redacted[name] = /^bearer\s/i.test(value) ? `Bearer ${BLOT}` : value.trim() === '' ? '' : BLOT;
  }
  return redacted;
}

/** A query string with every key blotted out. */
export function redactQuery(query: string): string {
  const short = query.length > 500 ? `${query.slice(0, 500)}…` : query;
  return short.replace(KEY_PARAMETERS, `$1${BLOT}`);
}

/** A text with the given keys blotted out, wherever they stand. */
export function redactText(text: string, keys: Iterable<string>): string {
  let redacted = text;
  for (const key of keys) if (key.length >= 4) redacted = redacted.replaceAll(key, BLOT);
  return redacted;
}

/** Enough of a key to tell it from others, and no more: `kkt…ey`; nothing of a short one. */
export function hintOfKey(key: string): string {
  return key.length >= 12 ? `${key.slice(0, 3)}…${key.slice(-2)}` : BLOT;
}
