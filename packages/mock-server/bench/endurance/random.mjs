/**
 * Chance that depends on a seed and the number of a request alone, so that any single request of a run can be sent again.
 */
export function createRandom(seed, index) {
  let state = hash(`${seed}:${index}`);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (least, most) => least + Math.floor(next() * (most - least + 1));
  return {
    /** A whole number between both, inclusive. */
    int,
    /** True so many times out of one. */
    chance: (share) => next() < share,
    pick: (items) => items[int(0, items.length - 1)],
    /** One of `[weight, item]` pairs. */
    weigh(pairs) {
      let left = next() * pairs.reduce((sum, [weight]) => sum + weight, 0);
      for (const [weight, item] of pairs) {
        left -= weight;
        if (left < 0) return item;
      }
      return pairs[0][1];
    },
    bytes: (length) => Buffer.from(Array.from({ length }, () => int(0, 255))),
    /** Text of any characters but those that end a line. */
    line: (length) =>
      String.fromCharCode(...Array.from({ length }, () => int(0x20, 0xff))).replace(/[\x7f-\x9f]/g, '_'),
  };
}

function hash(text) {
  let value = 2166136261;
  for (const character of text) value = Math.imul(value ^ character.codePointAt(0), 16777619);
  return value;
}
