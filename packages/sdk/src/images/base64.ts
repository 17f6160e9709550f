/** Bytes of base64 text; throws a plain error when it is none. Also takes the URL-safe alphabet. */
export function fromBase64(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64.replace(/-/g, '+').replace(/_/g, '/'));
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}

/** Base64 text of a picture, made in pieces, since a call takes only so many arguments. */
export async function toBase64(blob: Blob): Promise<string> {
  const step = 3 << 13;
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += step) text += btoa(String.fromCharCode(...bytes.subarray(at, at + step)));
  return text;
}

/** A picture as a `data:` URI. */
export const dataUri = async (blob: Blob, contentType: string): Promise<string> =>
  `data:${contentType};base64,${await toBase64(blob)}`;
