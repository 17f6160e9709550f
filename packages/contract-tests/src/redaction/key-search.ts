/** The longest step that fits a byte. */
const LONGEST_STEP = 255;

/**
 * Tells whether a text contains any of many strings. It looks at two characters at a time and skips as many places as
 * no string can end at (Wu and Manber, 1994), so that bodies of megabytes take a fraction of the time of a search for
 * each string.
 */
export class KeySearch {
  readonly #strings: readonly string[];
  /** Characters of each string that the steps are made for: the length of the shortest one. */
  readonly #length: number;
  /** For two characters: how far the search may move on before a string could end with them. */
  readonly #steps: Uint8Array;

  /** @param strings each has at least two characters */
  constructor(strings: readonly string[]) {
    this.#strings = strings;
    this.#length = Math.min(LONGEST_STEP + 1, ...strings.map(({ length }) => length));
    this.#steps = new Uint8Array(strings.length === 0 ? 0 : 65_536).fill(this.#length - 1);
    const last = this.#length - 2;
    for (const string of strings) {
      for (let at = 0; at <= last; at += 1) {
        const pair = pairAt(string, at);
        this.#steps[pair] = Math.min(this.#steps[pair] ?? 0, last - at);
      }
    }
  }

  /** Whether the text contains at least one of the strings. */
  hasAny(text: string): boolean {
    if (this.#strings.length === 0) return false;
    const last = this.#length - 2;
    for (let at = last; at < text.length - 1; ) {
      const step = this.#steps[pairAt(text, at)] ?? 0;
      if (step === 0 && this.#strings.some((string) => text.startsWith(string, at - last))) return true;
      at += Math.max(1, step);
    }
    return false;
  }
}

/** Two characters as one number below 65,536. Characters above 255 share theirs with others. */
function pairAt(text: string, at: number): number {
  return ((text.charCodeAt(at) & 255) << 8) | (text.charCodeAt(at + 1) & 255);
}
