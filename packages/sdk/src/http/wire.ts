import type { Answer } from './answer.js';
import { ConfigurationError } from './errors.js';

/**
 * The headers, once they are known to be some: fetch would throw an error of its own, with the value in it.
 * @throws ConfigurationError
 */
export function checkHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  try {
    new Headers(headers);
    return headers;
  } catch {
    throw new ConfigurationError('headers: a name or a value holds what no header can, such as a line break.');
  }
}

/**
 * A body of the cut-out hosts: multipart when there is a picture in it, else an urlencoded form. Numbers go as digits,
 * `true` and `false` as 1 and 0; what is absent is left out.
 */
export function formBody(fields: unknown): FormData | string {
  if (fields instanceof FormData) return fields;
  const form = new FormData();
  let plain = true;
  for (const [name, value] of Object.entries(fields as object)) {
    if (value instanceof Blob) plain = false;
    // A Blob stays one, and what is neither becomes text: the type of `append` does not say so.
    if (value !== undefined && value !== null)
      form.append(name, (typeof value === 'boolean' ? +value : value) as never);
  }
  return plain ? new URLSearchParams(form as never).toString() : form;
}

/** A name as it may stand between quotes in a part's head. */
const quoted = (name: string) => name.replace(/[\r\n"]/g, encodeURIComponent);

/** Node alone names its undici. */
export const IN_NODE = !!(globalThis as { process?: { versions?: { undici?: string } } }).process?.versions?.undici;

/**
 * A form as one `Blob`, whose type names the boundary: its files stay where they are and are streamed, its length is
 * known, and it can be sent again. Node would read a `FormData` ahead of the connection, all of it, and die of an
 * upload that ends early. For Node alone: in Bun a file within a `Blob` is empty.
 */
export function multipart(form: FormData): Blob {
  // Small letters: a Blob's type knows no others.
  const boundary = `koukoutu-${crypto.randomUUID()}`;
  const parts: BlobPart[] = [];
  form.forEach((value, name) => {
    const file = typeof value === 'string' ? undefined : value;
    parts.push(
      `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"`,
      file ? `; filename="${quoted(file.name)}"\r\nContent-Type: ${file.type || 'application/octet-stream'}` : '',
      '\r\n\r\n',
      value,
      '\r\n',
    );
  });
  return new Blob([...parts, `--${boundary}--\r\n`], { type: `multipart/form-data; boundary=${boundary}` });
}

/** An answer that was read, as the response that it came in. */
export function responseOf({ response, blob }: Answer): Response {
  const { status, statusText, url } = response;
  const headers = new Headers(response.headers);
  headers.delete('content-encoding');
  headers.set('content-length', String(blob.size));
  const body = [204, 205, 304].includes(status) ? null : blob;
  // A server may give any three digits, a Response takes no more than this.
  const init = { status: Math.min(status, 599), statusText, headers };
  return Object.defineProperty(new Response(body, init), 'url', { value: url });
}
