/** What stands in the place of a key. */
export const BLOT = '***';

/** Names of headers, parameters and fields that carry keys, whatever they hold. */
const KEY_NAME =
  '(?:x[-_])?(?:goog[-_])?(?:api[-_]?key|key|(?:[a-z]+[-_])?token|secret|password|(?:proxy[-_])?authorization|cookie)';
const KEY_NAMED = new RegExp(`^${KEY_NAME}$`, 'i');
const KEY_PARAMETERS = new RegExp(`((?:^|[?&])${KEY_NAME}=)[^&\\s]*`, 'gi');

/** True for the name of a header or field that carries a key, whatever it holds. */
export function isKeyName(name: string): boolean {
  return KEY_NAMED.test(name);
}

/** Headers with every key blotted out; the scheme of `Authorization` stays, for it explains many a 401. */
export function redactHeaders(headers: Record<string, string>): Record<string, string> {
  const redacted: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (!isKeyName(name)) redacted[name] = redactQuery(value);
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
