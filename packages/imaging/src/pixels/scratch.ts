/** Largest scratch memory, in bytes, that is kept between pieces of work. */
const MOST_KEPT = 8 * 1024 * 1024;
/** Planes begin at multiples of this many bytes, as typed arrays require. */
const ALIGNMENT = 8;

let memory = new ArrayBuffer(0);
/** Bytes requested by the running work, including those that did not fit into the memory. */
let used = 0;
/** Highest value of `used` since the outermost work began. */
let peak = 0;
let depth = 0;

/**
 * Runs a piece of work whose planes come from a memory that is reused afterwards. With fresh planes, the garbage collection for
 * every picture would take longer than most of the steps.
 *
 * @param work must be synchronous and must not return a plane that it took here. Copy the result, or allocate it before.
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

/** A plane of zeros for floating-point numbers. */
export function floatPlane(length: number): Float32Array {
  const at = take(length * 4);
  return at < 0 ? new Float32Array(length) : new Float32Array(memory, at, length).fill(0);
}

/** A plane of zeros for whole numbers 0–255. */
export function bytePlane(length: number): Uint8Array {
  const at = take(length);
  return at < 0 ? new Uint8Array(length) : new Uint8Array(memory, at, length).fill(0);
}

/** A plane of zeros for whole numbers 0–65,535. */
export function shortPlane(length: number): Uint16Array {
  const at = take(length * 2);
  return at < 0 ? new Uint16Array(length) : new Uint16Array(memory, at, length).fill(0);
}

/** A plane of zeros for signed whole numbers. */
export function intPlane(length: number): Int32Array {
  const at = take(length * 4);
  return at < 0 ? new Int32Array(length) : new Int32Array(memory, at, length).fill(0);
}

/** Reserves a piece of the memory and returns its offset; −1 outside {@link withScratch} or if it does not fit. */
function take(size: number): number {
  if (depth === 0) return -1;
  const at = used;
  used += Math.ceil(size / ALIGNMENT) * ALIGNMENT;
  peak = Math.max(peak, used);
  return used <= memory.byteLength ? at : -1;
}

/** Enlarges the memory, so that the same work fits next time. */
function keepEnough(): void {
  if (peak > memory.byteLength && memory.byteLength < MOST_KEPT) memory = new ArrayBuffer(Math.min(peak, MOST_KEPT));
  peak = 0;
}
