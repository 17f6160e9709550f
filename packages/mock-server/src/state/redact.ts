/** What takes the place of a key. */
export const BLOT = '***';

/** Names of headers, parameters and fields that carry keys, whatever they hold. */
const KEY_NAME =
  '(?:x[-_])?(?:goog[-_])?(?:api[-_]?key|key|(?:[a-z]+[-_])?token|secret|password|(?:proxy[-_])?authorization|cookie)';
const KEY_NAMED = new RegExp(`^${KEY_NAME}$`, 'i');
const KEY_PARAMETERS = new RegExp(`((?:^|[?&])${KEY_NAME}=)[^&\\s]*`, 'gi');

/** Characters of a query string or header that are shown. */
export const SHOWN_CHARACTERS = 500;

/** Keys shorter than this are not looked for: they are words that stand anywhere. */
const SHORTEST_KEY = 4;

/** True for the name of a header or field that carries a key, whatever it holds. */
export function isKeyName(name: string): boolean {
  return KEY_NAMED.test(name);
}

/** The value of a header without its key. The scheme of `Authorization` stays, because it explains many a 401. */
export function redactHeader(name: string, value: string): string {
  if (!isKeyName(name)) return redactQuery(value);
  if (/^bearer\s/i.test(value)) return `Bearer ${BLOT}`;
  return value.trim() === '' ? '' : BLOT;
}

/** A query string without the values of parameters that carry keys. */
export function redactQuery(query: string): string {
  const short = query.length > SHOWN_CHARACTERS ? `${query.slice(0, SHOWN_CHARACTERS)}…` : query;
  return short.replace(KEY_PARAMETERS, `$1${BLOT}`);
}

/** A text without the given keys, wherever they stand. */
export function redactText(text: string, keys: Iterable<string>): string {
  let redacted = text;
  for (const key of keys) if (key.length >= SHORTEST_KEY) redacted = redacted.replaceAll(key, BLOT);
  return redacted;
}

/** An object whose texts hold none of the given keys. */
export function redactTexts<Texts extends object>(texts: Texts, keys: readonly string[]): Texts {
  return Object.fromEntries(
    Object.entries(texts).map(([name, value]) => [name, typeof value === 'string' ? redactText(value, keys) : value]),
  ) as Texts;
}

/** Those of the keys that stand somewhere in a JSON value. A mock may have thousands of keys, and a request holds one. */
export function keysWithin(value: unknown, keys: readonly string[]): string[] {
  const text = JSON.stringify(value);
  return keys.filter((key) => key.length >= SHORTEST_KEY && text.includes(JSON.stringify(key).slice(1, -1)));
}

/** Enough of a key to tell it from others, and no more: `kkt…ey`. Nothing of a short one. */
export function hintOfKey(key: string): string {
  return key.length >= 12 ? `${key.slice(0, 3)}…${key.slice(-2)}` : BLOT;
}
