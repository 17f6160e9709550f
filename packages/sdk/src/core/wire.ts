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

/** The fields of a form as text: numbers as digits, `true` and `false` as 1 and 0, what is absent left out. */
function entries(fields: object): [string, string | Blob][] {
  return Object.entries(fields).flatMap(([name, value]): [string, string | Blob][] => {
    if (value === undefined || value === null) return [];
    if (value instanceof Blob) return [[name, value]];
    return [[name, typeof value === 'boolean' ? String(Number(value)) : String(value)]];
  });
}

/** A body of the cut-out hosts: multipart when there is a picture in it, else an urlencoded form. */
export function formBody(fields: unknown): FormData | string {
  if (fields instanceof FormData) return fields;
  const pairs = entries(fields as object);
  if (!pairs.some(([, value]) => value instanceof Blob))
    return new URLSearchParams(pairs as [string, string][]).toString();
  const form = new FormData();
  for (const [name, value] of pairs) form.append(name, value as string);
  return form;
}

/** A name as it may stand between quotes in a part's head. */
const quoted = (name: string) =>
  name.replace(/[\r\n"]/g, (char) => `%${char.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`);

/** Node alone names its undici. */
export const IN_NODE =
  (globalThis as { process?: { versions?: { undici?: string } } }).process?.versions?.undici !== undefined;

/**
 * A form as one `Blob`, whose type names the boundary: its files stay where they are and are streamed, its length is
 * known, and it can be sent again. Node would read a `FormData` ahead of the connection, all of it, and die of an
 * upload that ends early. For Node alone: in Bun a file within a `Blob` is empty.
 */
export function multipart(form: FormData): Blob {
  const random = () => Math.random().toString(36).slice(2);
  const boundary = `koukoutu-${random()}${random()}`; // small letters: a Blob's type knows no others
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
