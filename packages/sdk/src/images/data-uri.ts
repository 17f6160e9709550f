/** The parts of a base64 data URI, or `undefined` when it is none. The text may be tens of megabytes: nothing is copied twice. */
export function splitDataUri(uri: string): { contentType: string; base64: string } | undefined {
  const head = /^data:([^,]*?);base64,/i.exec(uri.slice(0, 256));
  return head ? { contentType: head[1] ?? '', base64: uri.slice(head[0].length) } : undefined;
}

/** Bytes of base64 text; throws a plain error when it is none. Also takes the URL-safe alphabet. */
export function fromBase64(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64.replace(/-/g, '+').replace(/_/g, '/'));
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}

/** Base64 text of a picture, made in pieces, since a call takes only so many arguments. */
export async function toBase64(blob: Blob): Promise<string> {
  const pieces: string[] = [];
  const step = 3 << 13;
  const bytes = new Uint8Array(await blob.arrayBuffer());
  for (let at = 0; at < bytes.length; at += step) {
    pieces.push(btoa(String.fromCharCode(...bytes.subarray(at, at + step))));
  }
  return pieces.join('');
}
