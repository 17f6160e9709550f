/** Words put where a key stood. */
const REDACTED = '[redacted]';

/** Takes every key that was ever resolved out of a text. Keys are held in a closure, where nothing can print them. */
export interface Redactor {
  /** Remembers a key. */
  learn(key: string): void;
  /** The text without any key. */
  text(value: string): string;
  /** An error from outside as a plain one: its name, message and code only, since it may drag request headers along. */
  cause(error: unknown): unknown;
}

export function createRedactor(): Redactor {
  const keys = new Set<string>();
  const text = (value: string): string => {
    let clean = value;
    for (const key of keys) clean = clean.replaceAll(key, REDACTED);
    return clean;
  };
  const cause = (error: unknown): unknown => {
    if (!(error instanceof Error)) return typeof error === 'string' ? text(error) : undefined;
    const clean = new Error(text(error.message));
    Object.defineProperty(clean, 'name', { value: error.name });
    if (error.stack) Object.defineProperty(clean, 'stack', { value: text(error.stack) });
    const { code } = error as { code?: unknown };
    if (typeof code === 'string' || typeof code === 'number') Object.assign(clean, { code });
    const beneath = error.cause === undefined || error.cause === error ? undefined : cause(error.cause);
    if (beneath !== undefined) Object.defineProperty(clean, 'cause', { value: beneath });
    return clean;
  };
  return { learn: (key) => void keys.add(key), text, cause };
}
