import { resolve } from '../walk.mjs';
import { curl } from './samples/curl.mjs';
import { javascript } from './samples/javascript.mjs';
import { python } from './samples/python.mjs';

const shorten = (text) => (typeof text === 'string' && text.length > 120 ? `${text.slice(0, 60)}…` : text);

/** Shortens base64, which would otherwise hide the rest of the call. */
function shortened(value) {
  if (Array.isArray(value)) return value.map(shortened);
  if (typeof value !== 'object' || value === null) return shorten(value);
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, shortened(child)]));
}

/** The header for the key, and the environment variable that a program reads it from; undefined if no key is needed. */
function keyOf(document, operation) {
  const [requirement] = operation.security ?? document.security;
  if (requirement === undefined) return undefined;
  const scheme = document.components.securitySchemes[Object.keys(requirement)[0]];
  return scheme.type === 'apiKey'
    ? { header: scheme.name, prefix: '', variable: 'KOUKOUTU_API_KEY' }
    : { header: 'Authorization', prefix: 'Bearer ', variable: 'KOUKOUTU_MODELS_API_KEY' };
}

/** The fields of a schema that are files. */
function filesOf(document, schema, value) {
  const names = new Set();
  const look = (node) => {
    const own = resolve(document, node);
    for (const [name, property] of Object.entries(own.properties ?? {})) {
      const { format, oneOf = [] } = resolve(document, property);
      if (format === 'binary' || oneOf.some((one) => one.format === 'binary')) names.add(name);
    }
    for (const part of [...(own.allOf ?? []), ...(own.oneOf ?? []), ...(own.anyOf ?? [])]) look(part);
  };
  look(schema);
  return Object.keys(value).filter((name) => names.has(name));
}

/** The kind of a call's response in the spec: a picture to be written to a file, events, or JSON. */
function answerOf(document, operation) {
  const { content = {} } = resolve(document, operation.responses['200']);
  const [type = ''] = Object.keys(content);
  return type.startsWith('image/') ? 'picture' : type === 'text/event-stream' ? 'text' : 'json';
}

const LANGUAGES = [
  { lang: 'Shell', label: 'curl', write: curl },
  { lang: 'JavaScript', label: 'JavaScript', write: javascript },
  { lang: 'Python', label: 'Python', write: python },
];

/**
 * The first example of each content type as a call in curl, JavaScript (fetch) and Python (requests), as the `x-codeSamples` that
 * renderers read.
 *
 * @param {any} document the bundled document
 * @param {{ method: string, operation: any }} found
 * @param {string} url the full URL of the call
 */
export function codeSamples(document, { method, operation }, url) {
  const call = {
    method: method.toUpperCase(),
    url,
    key: keyOf(document, operation),
    answer: answerOf(document, operation),
  };
  const contents = Object.entries(operation.requestBody?.content ?? {});
  const calls = contents.map(([type, content]) => {
    const { value } = resolve(document, Object.values(content.examples)[0]);
    const files = filesOf(document, content.schema, value);
    // With `response=url` the response is a link in JSON. The first example decides.
    const answer = value.response === 'url' ? 'json' : call.answer;
    return { ...call, answer, type, body: shortened(value), files };
  });
  return LANGUAGES.flatMap(({ lang, label, write }) =>
    (calls.length > 0 ? calls : [call]).map((one) => ({
      lang,
      label: calls.length > 1 ? `${label}, ${one.type === 'multipart/form-data' ? 'file' : 'form'}` : label,
      source: write(one),
    })),
  );
}
