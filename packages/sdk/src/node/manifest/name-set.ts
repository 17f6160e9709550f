/** Slots of an empty set. A power of two, as every later size. */
const FIRST_SIZE = 1024;

/**
 * A set of names that takes 12 to 24 bytes for each, however long they are, so that a batch of any length fits into memory.
 *
 * It keeps 52 bits of a hash instead of the name. Two of a million names are mistaken for equal once in 9,000 such batches. That does no
 * harm: the second input gets a number behind its name, as equal inputs do.
 */
export class NameSet {
  /** Hashes in the order of their slots. 0 is a free slot. */
  #slots = new Float64Array(FIRST_SIZE);
  #count = 0;

  /** @returns false if the name was in the set before. */
  add(name: string): boolean {
    const hash = hashOf(name);
    const at = slotOf(this.#slots, hash);
    if (this.#slots[at] === hash) return false;
    this.#slots[at] = hash;
    this.#count += 1;
    if (this.#count * 3 > this.#slots.length * 2) this.#grow();
    return true;
  }

  #grow(): void {
    const larger = new Float64Array(this.#slots.length * 2);
    for (const hash of this.#slots) if (hash !== 0) larger[slotOf(larger, hash)] = hash;
    this.#slots = larger;
  }
}

/** The slot of a hash: the one that holds it, or the free one where it belongs. */
function slotOf(slots: Float64Array, hash: number): number {
  let at = hash % slots.length;
  while (slots[at] !== 0 && slots[at] !== hash) at = (at + 1) % slots.length;
  return at;
}

/** Two independent hashes of 32 and 20 bits in one number from 1 to 2⁵², whose lower bits choose the slot. */
function hashOf(name: string): number {
  let low = 0x811c9dc5;
  let high = 0x9747b28c;
  for (let at = 0; at < name.length; at += 1) {
    const unit = name.charCodeAt(at);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high + unit, 0x85ebca6b) ^ (high >>> 13);
  }
  return (spread(high) & 0xfffff) * 2 ** 32 + spread(low) + 1;
}

/** Makes every bit of a hash depend on all the others. */
function spread(hash: number): number {
  let bits = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  bits = Math.imul(bits ^ (bits >>> 15), 0x846ca68b);
  return (bits ^ (bits >>> 16)) >>> 0;
}
