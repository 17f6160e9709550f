import { type MultipartPart, parseMultipart } from '@remix-run/multipart-parser';
import { detach } from '../spec/problem.js';

/** A file part of a multipart body. */
export interface FilePart {
  filename: string | undefined;
  contentType: string | undefined;
  bytes: Uint8Array;
}

/** The fields of a form, multipart or urlencoded. */
export interface Form {
  readonly kind: 'multipart/form-data' | 'application/x-www-form-urlencoded' | 'none';
  /** Text fields. Of several with one name, the last one counts. */
  readonly fields: ReadonlyMap<string, string>;
  readonly files: ReadonlyMap<string, FilePart>;
  /** Every file part in order, also those of one name. */
  readonly everyFile: readonly FilePart[];
  /** Names of the fields that came in the query string of the URL. */
  readonly fromQuery: readonly string[];
  /** How often each name was sent, in query and body together. */
  readonly times: ReadonlyMap<string, number>;
}

/** A form while it is read. */
interface Draft {
  kind: Form['kind'];
  fields: Map<string, string>;
  files: Map<string, FilePart>;
  everyFile: FilePart[];
  fromQuery: string[];
  times: Map<string, number>;
}

/** A body that cannot be read as a form. The message says why, and how it should look. */
export class FormError extends Error {
  override readonly name = 'FormError';
}

/** Limits of a form besides its size in bytes, far above anything that a client of this API sends. */
const MAX_PARTS = 100;
const MAX_PART_HEADER_BYTES = 16 * 1024;
const MAX_PAIRS = 1000;
/** Most characters of all text fields together, without the picture. Tasks remember their options, so they must stay small. */
const MAX_TEXT = 64 * 1024;

/** Above this many characters, the fields of an urlencoded body are copied out of it. */
const LONG = 1024;

/** Parts that hold the picture, even if they have no filename. */
const FILE_FIELDS = new Set(['image_file', 'image']);

/**
 * Reads a form from a body and a query string. A field of the body replaces one of the query string.
 *
 * @throws FormError if the content type is not a form, or the body does not match its content type
 */
export function readForm(body: Uint8Array, contentType: string | undefined, query: string): Form {
  const form: Draft = {
    kind: 'none',
    fields: new Map(),
    files: new Map(),
    everyFile: [],
    fromQuery: [],
    times: new Map(),
  };
  if (query !== '') {
    addPairs(form, query);
    form.fromQuery = [...form.fields.keys()];
  }
  if (body.byteLength > 0) addBody(form, body, contentType);
  checkTexts(form.fields);
  return form;
}

function addBody(form: Draft, body: Uint8Array, contentType: string | undefined): void {
  const mediaType = contentType?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (mediaType === 'multipart/form-data') {
    form.kind = mediaType;
    addParts(form, body, boundaryOf(contentType ?? ''));
  } else if (mediaType === 'application/x-www-form-urlencoded' || mediaType === '') {
    form.kind = 'application/x-www-form-urlencoded';
    addPairs(form, decodeText(body, 'The urlencoded body'));
  } else {
    throw new FormError(
      `The content type "${mediaType}" is not a form. Send multipart/form-data (a file) or application/x-www-form-urlencoded (a link or base64).`,
    );
  }
}

function checkTexts(fields: ReadonlyMap<string, string>): void {
  let length = 0;
  for (const [name, value] of fields) {
    const isPicture = name === 'image_base64' || (name === 'image_url' && /^\s*data:/i.test(value));
    if (!isPicture) length += name.length + value.length;
  }
  if (length > MAX_TEXT)
    throw new FormError(`The fields of the form, without the picture, have more than ${MAX_TEXT} characters.`);
}

/** Adds a field. It replaces an earlier one of the same name. */
function put<Value>(form: Draft, into: Map<string, Value>, name: string, value: Value): void {
  form.times.set(name, (form.times.get(name) ?? 0) + 1);
  into.set(name, value);
}

function addPairs(form: Draft, text: string): void {
  let pairs = 0;
  // Tasks remember their options, which must not keep a long body in memory. A value that is long itself is not remembered.
  const isLong = text.length > LONG;
  for (const [name, value] of new URLSearchParams(text)) {
    if (++pairs > MAX_PAIRS) throw new FormError(`The form has more than ${MAX_PAIRS} fields.`);
    if (name !== '')
      put(form, form.fields, isLong ? detach(name) : name, isLong && value.length <= MAX_TEXT ? detach(value) : value);
  }
}

function addParts(form: Draft, body: Uint8Array, boundary: string): void {
  const options = {
    boundary,
    maxParts: MAX_PARTS,
    maxHeaderSize: MAX_PART_HEADER_BYTES,
    maxFileSize: body.byteLength,
    maxTotalSize: body.byteLength,
  };
  const whole = skipPreamble(body, boundary);
  if (
    whole[boundary.length + 2] === 0x0a &&
    new TextDecoder('latin1').decode(whole.subarray(2, boundary.length + 2)) === boundary
  )
    throw new FormError('The lines of the multipart body end with LF instead of CRLF. Let your HTTP library write it.');
  try {
    for (const part of parseMultipart(whole, options)) {
      const { name, filename, mediaType } = part;
      if (!name)
        throw new FormError('A part of the multipart body has no name: its Content-Disposition is missing or broken.');
      if (part.isFile || FILE_FIELDS.has(name)) {
        const file = { filename, contentType: mediaType, bytes: contentOf(part) };
        form.everyFile.push(file);
        put(form, form.files, name, file);
      } else {
        put(form, form.fields, name, decodeText(contentOf(part), `The field ${name}`));
      }
    }
  } catch (error) {
    if (error instanceof FormError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new FormError(
      `The multipart body is broken: ${reason}. Does the boundary in Content-Type (${JSON.stringify(boundary)}) match the one in the body? ` +
        'Let your HTTP library set Content-Type itself.',
      { cause: error },
    );
  }
}

/** The bytes of a part. It was cut out of a whole body, so it is a single piece, which `part.bytes` would copy. */
function contentOf(part: MultipartPart): Uint8Array {
  const [content, ...more] = part.content;
  return content !== undefined && more.length === 0 ? content : part.bytes;
}

/** Skips lines before the first boundary. RFC 2046 allows them, and the parser does not. */
function skipPreamble(body: Uint8Array, boundary: string): Uint8Array {
  const mark = new TextEncoder().encode(`--${boundary}`);
  const within = Math.min(body.byteLength - mark.byteLength, 1024);
  for (let at = 0; at <= within; at++) {
    const lineStart = at === 0 || body[at - 1] === 0x0a;
    if (lineStart && mark.every((byte, i) => body[at + i] === byte)) return body.subarray(at);
  }
  return body;
}

function boundaryOf(contentType: string): string {
  const match = /;\s*boundary=(?:"([^"]*)"|([^;\s]*))/i.exec(contentType);
  const boundary = match?.[1] ?? match?.[2] ?? '';
  if (boundary === '' || boundary.length > 200) {
    throw new FormError(
      'Content-Type is multipart/form-data, but has no usable boundary. Let your HTTP library set this header itself.',
    );
  }
  return boundary;
}

const UTF8 = new TextDecoder('utf-8', { fatal: true });

function decodeText(bytes: Uint8Array, what: string): string {
  try {
    return UTF8.decode(bytes);
  } catch {
    throw new FormError(`${what} is not UTF-8 text.`);
  }
}
