import type { JournalEntry } from '../data/control.js';
import { pathOnMock } from '../data/path.js';
import { fromJournal, shortenedPicture } from './journal-json.js';

/** The environment variable that replaces a request's key. */
export function keyVariable(host: JournalEntry['host']): string {
  return host === 'models' ? 'KOUKOUTU_MODELS_API_KEY' : 'KOUKOUTU_API_KEY';
}

/**
 * A request as a curl command for a POSIX shell. The journal contains no keys and no pictures, so the command uses an environment
 * variable and a file name instead. Long texts are as the journal shortened them.
 *
 * @param base this mock's base URL, without a slash at the end
 */
export function toCurl(entry: JournalEntry, base: string): string {
  const query = entry.query ? `?${entry.query}` : '';
  const parts = [`curl ${quote(`${base}${pathOnMock(entry)}${query}`)}`];
  const hasBody = Object.keys(entry.fields).length > 0;
  if (entry.method !== (hasBody ? 'POST' : 'GET')) parts.push(`-X ${entry.method}`);
  parts.push(...keyHeader(entry));
  const scenario = entry.headers['x-mock-scenario'];
  if (scenario) parts.push(`-H ${quote(`X-Mock-Scenario: ${scenario}`)}`);
  if (entry.outcome === 'picture') parts.push(`-o result.${extension(entry)}`);
  parts.push(...body(entry));
  // The request was refused for its key, or its body was broken.
  const isUnread = !hasBody && entry.headers['content-type'] !== undefined;
  return (isUnread ? UNREAD : pictureSource(entry)) + parts.join(' \\\n  ');
}

const UNREAD = '# The mock did not get to read the body of this request: add it.\n';

/** A base64 picture is read from a file through a pipe, because it may be too long for an argument. */
const BASE64 = "base64 < photo.jpg | tr -d '\\n'";

function pictureSource({ fields, headers }: JournalEntry): string {
  const [picture] = isJson(headers) ? [] : Object.entries(fields).filter(isFormPicture);
  if (picture === undefined) return '';
  const { prefix } = shortenedPicture(String(picture[1])) ?? {};
  return prefix ? `(printf ${quote(prefix)}; ${BASE64}) |\n` : `${BASE64} |\n`;
}

function isFormPicture([name, value]: [string, unknown]): boolean {
  return /^image(_url|_base64)?$/.test(name) && isShortenedPicture(value);
}

function isShortenedPicture(value: unknown): value is string {
  return typeof value === 'string' && shortenedPicture(value) !== undefined;
}

function isJson(headers: JournalEntry['headers']): boolean {
  return (headers['content-type'] ?? '').includes('json');
}

/** The key is sent in the same header as in the request. A request without a key is repeated without one. */
function keyHeader({ host, headers }: JournalEntry): string[] {
  const variable = keyVariable(host);
  // In double quotes, so that the shell expands the variable.
  if (headers['x-api-key'] !== undefined) return [`-H "X-API-Key: $${variable}"`];
  if (headers.authorization !== undefined) return [`-H "Authorization: Bearer $${variable}"`];
  return [];
}

function body({ fields, headers }: JournalEntry): string[] {
  const entries = Object.entries(fields);
  if (entries.length === 0) return [];
  const type = headers['content-type'] ?? '';
  if (isJson(headers)) return ["-H 'Content-Type: application/json'", `-d ${jsonWord(fields)}`];
  const isMultipart = type.startsWith('multipart/') || entries.some(([, value]) => typeof value !== 'string');
  return entries.map(([name, value]) => {
    if (typeof value !== 'string') {
      const kind = value.contentType ? `;type=${value.contentType}` : '';
      return `-F ${quote(`${name}=@${fileName(value.filename || 'photo.jpg')}${kind}`)}`;
    }
    if (isFormPicture([name, value]))
      return isMultipart ? `-F ${quote(`${name}=<-`)}` : `--data-urlencode ${quote(`${name}@-`)}`;
    return isMultipart ? `--form-string ${quote(`${name}=${value}`)}` : `--data-urlencode ${quote(`${name}=${value}`)}`;
  });
}

/** A JSON body as the last argument of the command. If it contains pictures, it is a here-document that the shell fills in. */
function jsonWord(fields: JournalEntry['fields']): string {
  const members = Object.entries(fields).map(([name, value]) => [
    name,
    typeof value === 'string' ? fromJournal(value) : value,
  ]);
  let hasPicture = false;
  const text = JSON.stringify(
    Object.fromEntries(members),
    (_, value: unknown) => {
      if (!isShortenedPicture(value)) return value;
      hasPicture = true;
      return `${shortenedPicture(value)?.prefix}${PICTURE}`;
    },
    2,
  );
  if (!hasPicture) return quote(text);
  const safe = text.replace(/[\\$`]/g, '\\$&').replaceAll(PICTURE, `$(${BASE64})`);
  return `@- <<JSON\n${safe}\nJSON`;
}

/** Placeholder for a picture until everything else is quoted. If a text contains it too, that text only gets a picture. */
const PICTURE = '\uE000picture\uE000';

/** Quotes a file name for curl, which would otherwise end it at a semicolon or comma. */
function fileName(name: string): string {
  return /[;,"]/.test(name) ? `"${name.replace(/["\\]/g, '\\$&')}"` : name;
}

function extension(entry: JournalEntry): string {
  const { contentType = '' } = (entry.answer ?? {}) as { contentType?: string };
  const subtype = /^image\/([\w-]+)/.exec(contentType)?.[1] ?? 'bin';
  return subtype === 'jpeg' ? 'jpg' : subtype;
}

/** Quotes any text as one argument for a POSIX shell. */
export function quote(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
