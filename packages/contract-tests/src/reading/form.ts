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
  const parts = Buffer.from(body).toString('latin1').split(`--${boundary}`);
  return parts.flatMap((part): FormPart[] => {
    const end = part.indexOf('\r\n\r\n');
    const head = part.slice(0, Math.max(0, end));
    const name = /name="([^"]*)"/.exec(head)?.[1];
    if (name === undefined) return [];
    const file = /filename="([^"]*)"/.exec(head)?.[1];
    return [{ name, file, value: Buffer.from(part.slice(end + 4, -2), 'latin1') }];
  });
}

/** The fields of a form as text, '' for a file. Empty if the body is not a form. */
export function readForm(message: FormMessage): [field: string, value: string][] {
  switch (mediaTypeOf(message.headers)) {
    case 'application/x-www-form-urlencoded':
      return [...new URLSearchParams(Buffer.from(message.body).toString('utf8'))];
    case 'multipart/form-data':
      return formParts(message).map(({ name, file, value }) => [
        name,
        file === undefined ? value.toString('utf8') : '',
      ]);
    default:
      return [];
  }
}
