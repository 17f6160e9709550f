/** Most bytes that are kept for the next piece of work. */
const MOST_KEPT = 8 * 1024 * 1024;
/** Pieces begin at multiples of this, so that any kind of number fits. */
const ALIGNMENT = 8;

let memory = new ArrayBuffer(0);
/** Bytes handed out, of the memory and beyond it. */
let used = 0;
/** Most bytes that were handed out at a time since the outermost work began. */
let peak = 0;
let depth = 0;

/**
 * Lets a piece of work take its planes from memory that is used again, and takes it all back when the work is done. Fresh
 * planes for every picture would have the engine collect garbage at every picture, which takes longer than most of the steps.
 *
 * @param work never waits for anything, and hands out nothing that it took: copy the result, or allocate it before.
 */
export function withScratch<T>(work: () => T): T {
  const before = used;
  depth++;
  try {
    return work();
  } finally {
    depth--;
    used = before;
    if (depth === 0) keepEnough();
  }
}

/** A plane of zeros, 4 bytes each, for numbers of any kind. */
export function floatPlane(length: number): Float32Array {
  const at = take(length * 4);
  return at < 0 ? new Float32Array(length) : new Float32Array(memory, at, length).fill(0);
}

/** A plane of zeros for whole numbers up to 255. */
export function bytePlane(length: number): Uint8Array {
  const at = take(length);
  return at < 0 ? new Uint8Array(length) : new Uint8Array(memory, at, length).fill(0);
}

/** A plane of zeros for whole numbers of either sign. */
export function intPlane(length: number): Int32Array {
  const at = take(length * 4);
  return at < 0 ? new Int32Array(length) : new Int32Array(memory, at, length).fill(0);
}

/** Where a piece of the memory begins; −1 when it is not within any work or does not fit. */
function take(size: number): number {
  if (depth === 0) return -1;
  const at = used;
  used += Math.ceil(size / ALIGNMENT) * ALIGNMENT;
  peak = Math.max(peak, used);
  return used <= memory.byteLength ? at : -1;
}

/** What did not fit this time fits next time. */
function keepEnough(): void {
  if (peak > memory.byteLength && memory.byteLength < MOST_KEPT) memory = new ArrayBuffer(Math.min(peak, MOST_KEPT));
  peak = 0;
}
