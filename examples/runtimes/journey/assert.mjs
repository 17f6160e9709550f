/** What a picture begins with. */
const MAGIC = {
  'image/png': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  'image/webp': [0x52, 0x49, 0x46, 0x46],
  'image/jpeg': [0xff, 0xd8, 0xff],
};

/**
 * Fails with a message. `node:assert` is not everywhere.
 *
 * @param {unknown} holds
 * @param {string} message
 * @returns {asserts holds}
 */
export function assert(holds, message) {
  if (!holds) throw new Error(message);
}

/**
 * @param {unknown} actual
 * @param {unknown} expected
 * @param {string} what
 */
export function equal(actual, expected, what) {
  assert(Object.is(actual, expected), `${what} is ${String(actual)} and not ${String(expected)}`);
}

/**
 * The error that a call rejects with, which must be of the class `name`, or of one of them.
 *
 * @param {string | readonly string[]} name
 * @param {() => unknown} run
 * @returns {Promise<any>}
 */
export async function rejects(name, run) {
  try {
    await run();
  } catch (error) {
    const actual = error instanceof Error ? error : new Error(String(error));
    assert([name].flat().includes(actual.name), `${actual.name} was thrown and not ${name}: ${actual.message}`);
    return actual;
  }
  throw new Error(`nothing was thrown, and ${name} was due`);
}

/**
 * That a result really is a picture of the size that was sent.
 *
 * @param {{ bytes(): Promise<Uint8Array>, contentType: string, width: number | undefined, height: number | undefined }} result
 * @param {keyof typeof MAGIC} contentType
 * @param {{ width: number, height: number }} [photo]
 */
export async function isPicture(result, contentType, photo) {
  equal(result.contentType, contentType, 'the content type');
  const bytes = await result.bytes();
  assert(bytes.length > 100, `the picture has only ${bytes.length} bytes`);
  const head = [...bytes.subarray(0, MAGIC[contentType].length)];
  equal(String(head), String(MAGIC[contentType]), 'the head of the picture');
  if (photo) equal(`${result.width} × ${result.height}`, `${photo.width} × ${photo.height}`, 'the size');
}
