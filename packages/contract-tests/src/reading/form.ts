import { type HeaderLine, headerOf, mediaTypeOf } from '../model/exchange.js';

/** A request or a response with a form. */
interface FormMessage {
  readonly headers: readonly HeaderLine[];
  readonly body: Uint8Array;
}

/** A part of a multipart form. */
export interface FormPart {
  readonly name: string;
  /** Its file name; undefined for a plain field. */
  readonly file: string | undefined;
  readonly value: Buffer;
}

/** The parts of a multipart form. */
export function formParts({ headers, body }: FormMessage): FormPart[] {
  const boundary = /boundary="?([^";]+)/.exec(headerOf(headers, 'content-type') ?? '')?.[1];
  if (!boundary) return [];
  const bytes = asBuffer(body);
  const delimiter = `--${boundary}`;
  const parts: FormPart[] = [];
  let from = bytes.indexOf(delimiter, 0, 'latin1');
  while (from >= 0) {
    const start = from + delimiter.length;
    const next = bytes.indexOf(delimiter, start, 'latin1');
    const part = partOf(bytes.subarray(start, next < 0 ? bytes.length : next));
    if (part) parts.push(part);
    from = next;
  }
  return parts;
}

/** Reads the bytes between two delimiters. The value is not copied: it may be a picture of many megabytes. */
function partOf(bytes: Buffer): FormPart | undefined {
  const end = bytes.indexOf('\r\n\r\n');
  const head = bytes.toString('latin1', 0, Math.max(0, end));
  const name = /name="([^"]*)"/.exec(head)?.[1];
  if (name === undefined) return undefined;
  return { name, file: /filename="([^"]*)"/.exec(head)?.[1], value: bytes.subarray(end + 4, -2) };
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** The fields of a form as text, '' for a file. Empty if the body is not a form. */
export function readForm(message: FormMessage): [field: string, value: string][] {
  switch (mediaTypeOf(message.headers)) {
    case 'application/x-www-form-urlencoded':
      return [...new URLSearchParams(asBuffer(message.body).toString('utf8'))];
    case 'multipart/form-data':
      return formParts(message).map(({ name, file, value }) => [
        name,
        file === undefined ? value.toString('utf8') : '',
      ]);
    default:
      return [];
  }
}
