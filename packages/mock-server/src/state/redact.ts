/** What takes the place of a key. */
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

/** Removes the keys of the accounts from everything that enters the journal. */
export interface Redactor {
  /** A request's method, path, query and headers. */
  request<Request extends RedactedRequest>(request: Request): Request;
  /** A field, by its name and value. A field that is named like a key loses its whole value. */
  field<Value extends string | object>(name: string, value: Value): [name: string, value: Value | string];
  /** Every text among the members of an object. */
  texts<Texts extends object>(texts: Texts): Texts;
}

interface RedactedRequest {
  method: string;
  path: string;
  query: string;
  headers: Record<string, string>;
}

/** Makes a redactor. `keysNow` returns the keys of the accounts, which may change at any time. */
export function createRedactor(keysNow: () => readonly string[]): Redactor {
  const textsWithout = <Texts extends object>(texts: Texts, keys: readonly string[]): Texts =>
    Object.fromEntries(
      Object.entries(texts).map(([name, value]) => [name, typeof value === 'string' ? redactText(value, keys) : value]),
    ) as Texts;
  return {
    request(request) {
      const keys = keysNow();
      return {
        ...request,
        method: redactText(request.method, keys),
        path: redactText(request.path, keys),
        query: redactText(redactQuery(request.query), keys),
        headers: textsWithout(redactHeaders(request.headers), keys),
      };
    },
    field(name, value) {
      const keys = keysNow();
      const shown = redactText(name.slice(0, 100), keys);
      if (typeof value !== 'string') return [shown, textsWithout(value as object, keys) as typeof value];
      return [shown, isKeyName(name) && value !== '' ? BLOT : redactText(value, keys)];
    },
    texts: (texts) => textsWithout(texts, keysNow()),
  };
}

/** Enough of a key to tell it from others, and no more: `kkt…ey`; nothing of a short one. */
export function hintOfKey(key: string): string {
  return key.length >= 12 ? `${key.slice(0, 3)}…${key.slice(-2)}` : BLOT;
}
