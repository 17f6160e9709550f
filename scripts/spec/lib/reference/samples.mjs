import { resolve } from '../walk.mjs';

const quote = (text) => `'${String(text).replaceAll("'", "'\\''")}'`;
const shorten = (text) => (typeof text === 'string' && text.length > 120 ? `${text.slice(0, 60)}…` : text);

/** Long base64 would drown the call. */
function shortened(value) {
  if (Array.isArray(value)) return value.map(shortened);
  if (typeof value !== 'object' || value === null) return shorten(value);
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, shortened(child)]));
}

function bodyArguments(type, value) {
  if (type === 'application/json') {
    return [
      `--header 'Content-Type: application/json'`,
      `--data-raw ${quote(JSON.stringify(shortened(value), null, 2))}`,
    ];
  }
  return Object.entries(value).map(([name, field]) => {
    if (type !== 'multipart/form-data') return `--data-urlencode ${quote(`${name}=${shorten(field)}`)}`;
    return `--form ${quote(`${name}=${name === 'image_file' ? '@' : ''}${field}`)}`;
  });
}

/** The header that carries the key, as a shell would fill it in. */
function keyArgument(document, operation) {
  const [requirement] = operation.security ?? document.security;
  if (requirement === undefined) return [];
  const scheme = document.components.securitySchemes[Object.keys(requirement)[0]];
  return scheme.type === 'apiKey'
    ? [`--header "${scheme.name}: $KOUKOUTU_API_KEY"`]
    : ['--header "Authorization: Bearer $KOUKOUTU_MODELS_API_KEY"'];
}

function curl(url, args) {
  return ['curl', `--request ${args.method.toUpperCase()} '${url}'`, ...args.rest].join(' \\\n  ');
}

/**
 * The first example of each content type as a curl command, in the form that renderers know (`x-codeSamples`).
 *
 * @param {any} document the bundled document
 * @param {{ method: string, operation: any }} found
 * @param {string} url the whole address of the call
 */
export function codeSamples(document, { method, operation }, url) {
  const key = keyArgument(document, operation);
  const contents = Object.entries(operation.requestBody?.content ?? {});
  if (contents.length === 0) {
    const output = operation.security?.length === 0 ? ['--output result.webp'] : [];
    return [{ lang: 'Shell', label: 'curl', source: curl(url, { method, rest: [...key, ...output] }) }];
  }
  return contents.map(([type, content]) => {
    const { value } = resolve(document, Object.values(content.examples)[0]);
    const label =
      contents.length === 1 ? 'curl' : `curl, ${type.split('/')[1].replace('x-www-form-urlencoded', 'urlencoded')}`;
    return { lang: 'Shell', label, source: curl(url, { method, rest: [...key, ...bodyArguments(type, value)] }) };
  });
}
