/** A seeded random number generator: the same seed gives the same numbers on every machine. */
export interface Random {
  /** A number in [0, 1). */
  next(): number;
  /** A whole number from `min` to `max`, both included. */
  integer(min: number, max: number): number;
  /** A log-normal duration with the given median and deviation `spread`, limited to between a quarter of and six times the median. */
  logNormal(median: number, spread: number): number;
  /** `length` hexadecimal digits. */
  hex(length: number): string;
  /** Moves the state forward as `hex(length)` does, without making the digits. */
  skipHex(length: number): void;
  /** The whole state of the generator, for `restore`. */
  state(): number;
  /** Goes back to a state. */
  restore(state: number): void;
}

/**
 * Makes a random number generator from a seed. `stream` names an independent generator of the same seed, so that the numbers drawn
 * for one purpose (such as faults) never change those for another (such as task ids).
 */
export function createRandom(seed: number | string, stream = ''): Random {
  let state = hash(`${seed}/${stream}`);
  // Mulberry32: 32 bits of state, good enough for this purpose, and the same numbers on every machine.
  const next = () => {
    state = (state + STEP) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    integer: (min, max) => min + Math.floor(next() * (max - min + 1)),
    logNormal(median, spread) {
      const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
      return Math.round(median * Math.min(6, Math.max(0.25, Math.exp(spread * normal))));
    },
    hex(length) {
      let digits = '';
      while (digits.length < length) {
        digits += Math.floor(next() * 4294967296)
          .toString(16)
          .padStart(8, '0');
      }
      return digits.slice(0, length);
    },
    skipHex(length) {
      state = (state + Math.ceil(length / 8) * STEP) >>> 0;
    },
    state: () => state,
    restore(saved) {
      state = saved >>> 0;
    },
  };
}

/** How far one draw moves the state. */
const STEP = 0x6d2b79f5;

/** Sixteen hexadecimal digits that identify a text without revealing it. */
export function fingerprint(text: string): string {
  const half = (salt: string) => hash(`${salt}${text}`).toString(16).padStart(8, '0');
  return half('a') + half('b');
}

/** FNV-1a over UTF-16 units, with a final avalanche so that similar seeds give different numbers. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
