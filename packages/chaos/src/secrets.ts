import { inspect } from 'node:util';

/** Where a key shows in what a user may print, log or send on of an error. `undefined` if it does not. */
export function keyIn(error: unknown, keys: readonly string[]): string | undefined {
  const shown = {
    'its message': error instanceof Error ? error.message : String(error),
    'JSON.stringify': JSON.stringify(error) ?? '',
    'console.log': inspect(error, { depth: 20, showHidden: true }),
  };
  for (const [place, text] of Object.entries(shown)) if (keys.some((key) => text.includes(key))) return place;
  return undefined;
}
