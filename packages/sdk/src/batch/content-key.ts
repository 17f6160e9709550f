import { InvalidRequestError } from '../http/errors.js';
import { fromBase64 } from '../images/base64.js';
import type { ImageInput, ImageSource } from '../images/input.js';

/** Bytes. No call takes a picture as large as this, so it is not read into memory to be compared. */
const TOO_LARGE = 64 * 2 ** 20;

/**
 * Names a picture by its content, for `dedupe` of {@link batch}: equal bytes give equal text, whatever the file is called.
 * A link stands for itself and is not fetched.
 *
 * ```ts
 * koukoutu.batch(photos, cutOut, { dedupe: contentKey });
 * koukoutu.batch(names, cutOut, { dedupe: (name) => contentKey(fromPath(name)) });
 * ```
 * @returns `sha256:…`, the link, or `undefined` for a picture that cannot be read. Such an input is run, and its error
 * says why.
 * @throws InvalidRequestError for a stream or a `Response`, which can be read only once; for text that is neither a link
 * nor a base64 `data:` URI; on a page without `crypto.subtle`, which browsers offer over https only.
 */
export async function contentKey(picture: ImageInput): Promise<string | undefined> {
  const text = typeof picture === 'string' || picture instanceof URL ? String(picture) : undefined;
  if (text !== undefined && /^https?:/i.test(text)) return text;
  let bytes: BufferSource | undefined;
  try {
    bytes = text === undefined ? await bytesOf(picture as Exclude<ImageInput, string | URL>) : bytesOfDataUri(text);
  } catch (error) {
    if (error instanceof InvalidRequestError) throw error;
  }
  if (bytes === undefined) return undefined;
  if (!globalThis.crypto?.subtle) throw refusal('crypto.subtle is missing. Browsers offer it over https only.');
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return `sha256:${Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

const refusal = (words: string) => new InvalidRequestError(`contentKey: ${words}`);

function bytesOfDataUri(text: string): BufferSource {
  const head = /^data:[^,]*;base64,/i.exec(text.slice(0, 256))?.[0];
  if (head) return fromBase64(text.slice(head.length));
  throw refusal(
    `"${text.slice(0, 60)}" is neither an http(s) link nor a base64 data: URI. For a file, pass fromPath() of @koukoutu/sdk/node.`,
  );
}

async function bytesOf(picture: Exclude<ImageInput, string | URL>): Promise<BufferSource | undefined> {
  if (picture instanceof ArrayBuffer || ArrayBuffer.isView(picture)) return picture as BufferSource;
  const { arrayBuffer, blob } = (picture ?? {}) as Partial<Blob & ImageSource>;
  // A Response has both, and can be read only once.
  if (!(arrayBuffer || blob) || 'bodyUsed' in picture) {
    throw refusal('a stream or a Response can be read only once. Pass a Blob, bytes, a link or fromPath().');
  }
  const whole = arrayBuffer ? (picture as Blob) : await (picture as ImageSource).blob();
  return whole.size > TOO_LARGE ? undefined : whole.arrayBuffer();
}
