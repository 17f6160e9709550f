import { AbortError, KoukoutuError } from './errors.js';

/** Words put where a key stood. */
const REDACTED = '[redacted]';

/** Takes every key that was ever resolved out of what leaves this package. Keys are held in a closure, where nothing prints them. */
export interface Redactor {
  /** Remembers a key. One of a few letters, as tests have, would make every text unreadable. */
  learn(key: string): void;
  /** The text without any key. */
  text(value: string): string;
  /**
   * An error of this package without any key, whatever the API had echoed into it. Its causes from outside become plain
   * ones. An error of the caller's own callbacks is handed on as it is.
   */
  error(error: unknown): unknown;
}

export function createRedactor(): Redactor {
  const keys = new Set<string>();
  const text = (value: string): string => {
    let clean = value;
    for (const key of keys) clean = clean.replaceAll(key, REDACTED);
    return clean;
  };
  const put = (target: object, name: string, value: unknown, enumerable: boolean) =>
    Object.defineProperty(target, name, { value, enumerable, configurable: true, writable: true });
  /** A plain copy of an error from outside: what else hangs on it may be a request with its headers. */
  const copy = (error: unknown): unknown => {
    if (error instanceof KoukoutuError) return clean(error);
    const { name, message, stack, code } = (error ?? {}) as Record<string, unknown>;
    const plain = new Error();
    for (const [key, value] of Object.entries({ name, message, stack, code })) {
      if (value !== undefined) put(plain, key, typeof value === 'string' ? text(value) : value, key === 'code');
    }
    return plain;
  };
  const clean = (error: KoukoutuError): KoukoutuError => {
    for (const [name, { value, enumerable }] of Object.entries(Object.getOwnPropertyDescriptors(error))) {
      if (typeof value === 'string') put(error, name, text(value), enumerable === true);
    }
    // What an abort was given as its reason is the caller's own.
    if (error.cause !== undefined && !(error instanceof AbortError)) put(error, 'cause', copy(error.cause), false);
    return error;
  };
  return {
    learn: (key) => void (key.length > 3 && keys.add(key)),
    text,
    error: (error) => (error instanceof KoukoutuError ? clean(error) : error),
  };
}
