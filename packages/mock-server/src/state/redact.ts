/** The text that replaces a key. */
export const BLOT = '***';

/** Names of headers, parameters and fields that are taken to carry keys. */
const KEY_NAME =
  '(?:x[-_])?(?:goog[-_])?(?:api[-_]?key|key|(?:[a-z]+[-_])?token|secret|password|(?:proxy[-_])?authorization|cookie)';
const KEY_NAMED = new RegExp(`^${KEY_NAME}$`, 'i');
const KEY_PARAMETERS = new RegExp(`((?:^|[?&])${KEY_NAME}=)[^&\\s]*`, 'gi');

/** Characters of a query string or header that are shown. */
export const SHOWN_CHARACTERS = 500;

/** Shorter keys are not searched for, because they may occur in any text. */
const SHORTEST_KEY = 4;

/** True for the name of a header or field that is taken to carry a key. */
export function isKeyName(name: string): boolean {
  return KEY_NAMED.test(name);
}

/** The value of a header without its key. A `Bearer` scheme stays, because it explains many 401 responses. */
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

/** Removes the given keys from a text. */
export function redactText(text: string, keys: Iterable<string>): string {
  let redacted = text;
  for (const key of keys) if (key.length >= SHORTEST_KEY) redacted = redacted.replaceAll(key, BLOT);
  return redacted;
}

/** Removes the given keys from the texts of an object. */
export function redactTexts<Texts extends object>(texts: Texts, keys: readonly string[]): Texts {
  return Object.fromEntries(
    Object.entries(texts).map(([name, value]) => [name, typeof value === 'string' ? redactText(value, keys) : value]),
  ) as Texts;
}

/** The keys that occur in a JSON value. A mock may have thousands of keys, but a request holds only a few. */
export function keysWithin(value: unknown, keys: readonly string[]): string[] {
  const text = JSON.stringify(value);
  return keys.filter((key) => key.length >= SHORTEST_KEY && text.includes(JSON.stringify(key).slice(1, -1)));
}

/** A few characters that tell a key from others, such as `kkt…ey`. A short key is hidden completely. */
export function hintOfKey(key: string): string {
  return key.length >= 12 ? `${key.slice(0, 3)}…${key.slice(-2)}` : BLOT;
}
