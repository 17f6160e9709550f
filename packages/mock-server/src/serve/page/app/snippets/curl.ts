import type { JournalEntry } from '../../../../public-types.js';

/** The environment variable that stands in the place of a request's key. */
export function keyVariable(host: JournalEntry['host']): string {
  return host === 'apis' ? 'KOUKOUTU_MODELS_API_KEY' : 'KOUKOUTU_API_KEY';
}

/**
 * A request as a curl command for a POSIX shell. The journal holds no key and no picture, so a variable and a file's name
 * stand for them; long values stand as the journal shortened them.
 *
 * @param base where this mock is reached, without a slash at the end
 */
export function toCurl(entry: JournalEntry, base: string): string {
  const query = entry.query ? `?${entry.query}` : '';
  const parts = [`curl ${quote(`${base}/${entry.host}${entry.path}${query}`)}`];
  const hasBody = Object.keys(entry.fields).length > 0;
  if (entry.method !== (hasBody ? 'POST' : 'GET')) parts.push(`-X ${entry.method}`);
  parts.push(...keyHeader(entry));
  const scenario = entry.headers['x-mock-scenario'];
  if (scenario) parts.push(`-H ${quote(`X-Mock-Scenario: ${scenario}`)}`);
  parts.push(...body(entry));
  if (entry.outcome === 'picture') parts.push(`-o result.${extension(entry)}`);
  return parts.join(' \\\n  ');
}

/** The key goes as it came: a request without one is repeated without one. */
function keyHeader({ host, headers }: JournalEntry): string[] {
  const variable = keyVariable(host);
  // In double quotes, so that the shell fills the variable in.
  if (headers['x-api-key'] !== undefined) return [`-H "X-API-Key: $${variable}"`];
  if (headers.authorization !== undefined) return [`-H "Authorization: Bearer $${variable}"`];
  return [];
}

function body({ fields, headers }: JournalEntry): string[] {
  const entries = Object.entries(fields);
  if (entries.length === 0) return [];
  const type = headers['content-type'] ?? '';
  if (type.includes('json')) {
    return ["-H 'Content-Type: application/json'", `-d ${quote(JSON.stringify(Object.fromEntries(entries), null, 2))}`];
  }
  const isMultipart = type.startsWith('multipart/') || entries.some(([, value]) => typeof value !== 'string');
  return entries.map(([name, value]) => {
    if (typeof value !== 'string') {
      const kind = value.contentType ? `;type=${value.contentType}` : '';
      return `-F ${quote(`${name}=@${fileName(value.filename || 'photo.jpg')}${kind}`)}`;
    }
    return isMultipart ? `--form-string ${quote(`${name}=${value}`)}` : `--data-urlencode ${quote(`${name}=${value}`)}`;
  });
}

/** curl reads a semicolon or comma in a file's name as the end of it, unless the name is quoted. */
function fileName(name: string): string {
  return /[;,"]/.test(name) ? `"${name.replace(/["\\]/g, '\\$&')}"` : name;
}

function extension(entry: JournalEntry): string {
  const { contentType = '' } = (entry.answer ?? {}) as { contentType?: string };
  const subtype = /^image\/([\w-]+)/.exec(contentType)?.[1] ?? 'bin';
  return subtype === 'jpeg' ? 'jpg' : subtype;
}

/** One word for a POSIX shell, whatever it holds. */
export function quote(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
