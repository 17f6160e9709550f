import { closest, distance } from 'fastest-levenshtein';

/** The allowed value that is nearest to a wrong one. Undefined if none is near. */
export function nearestValue(given: unknown, allowed: readonly unknown[]): unknown {
  const text = String(given).trim();
  const plain = simplify(text);
  const same = allowed.find((value) => simplify(String(value)) === plain);
  if (same !== undefined) return same;
  const words: Record<string, unknown> = { true: 1, yes: 1, on: 1, false: 0, no: 0, off: 0 };
  if (plain in words && allowed.includes(words[plain])) return words[plain];
  if (allowed.every((value) => typeof value === 'number') && Number.isFinite(Number(text)) && text !== '') {
    return (allowed as number[]).reduce((best, value) =>
      Math.abs(value - Number(text)) < Math.abs(best - Number(text)) ? value : best,
    );
  }
  return nearestName(text, allowed.map(String));
}

/** The known name that is nearest to a wrong one. Undefined if none is near. */
export function nearestName(given: string, known: readonly string[]): string | undefined {
  if (known.length === 0 || given.length > 100) return undefined;
  const lower = given.toLowerCase();
  const candidate = closest(
    lower,
    known.map((name) => name.toLowerCase()),
  );
  const original = known.find((name) => name.toLowerCase() === candidate);
  if (original === undefined) return undefined;
  // With two changes, a word of three letters can become almost any other; with one change, so can a single letter.
  const slips = Math.min(original.length - 1, Math.max(original.length > 3 ? 2 : 1, Math.floor(original.length / 3)));
  return distance(lower, candidate) <= slips ? original : undefined;
}

/** `3x4`, `3/4` and `3：4` mean `3:4`; `.PNG` means `png`. */
function simplify(text: string): string {
  return text
    .toLowerCase()
    .replace(/[x*×/：]/g, ':')
    .replace(/^\.|^image:/, '')
    .replace(/\s/g, '');
}
