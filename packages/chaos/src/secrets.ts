import { inspect } from 'node:util';

/** Names the place where an error shows a key, in anything that a user may print, log or send. `undefined` if no key shows. */
export function keyIn(error: unknown, keys: readonly string[]): string | undefined {
  const shown = {
    'its message': error instanceof Error ? error.message : String(error),
    'JSON.stringify': JSON.stringify(error) ?? '',
    'console.log': inspect(error, { depth: 20, showHidden: true }),
  };
  for (const [place, text] of Object.entries(shown)) if (keys.some((key) => text.includes(key))) return place;
  return undefined;
}
