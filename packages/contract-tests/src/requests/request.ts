import type { Stage } from '../model/case.js';
import type { HeaderLine, WireRequest } from '../model/exchange.js';
import { operation } from '../spec/operations.js';

/** A file part of a form. */
export interface FilePart {
  readonly bytes: Uint8Array;
  readonly filename: string;
  readonly type: string;
}

/** The fields of a form in the order in which they are sent. */
export type FormFields = Readonly<Record<string, string | number | FilePart>>;

/** How a request carries its key. */
export type KeyForm = 'x-api-key' | 'bearer' | 'none';

const BOUNDARY = 'koukoutu-contract-7f3a9c51e2d84b06';
const encoder = new TextEncoder();

/** The header that carries a key. */
export function keyHeader(form: KeyForm, key: string): HeaderLine[] {
  if (form === 'none') return [];
  return [form === 'bearer' ? ['Authorization', `Bearer ${key}`] : ['X-API-Key', key]];
}

/** The key of the sync and async hosts, in its documented form. */
export function apiKeyOf({ keys }: Pick<Stage, 'keys'>): HeaderLine[] {
  return keyHeader('x-api-key', keys.apiKey);
}

/** The key of the models host. Without one, no case is run that would send it. */
export function modelsApiKeyOf({ keys }: Pick<Stage, 'keys'>): HeaderLine[] {
  return keyHeader('bearer', keys.modelsApiKey ?? '');
}

/** Headers of every request. No encoding is accepted, so that bytes are judged as they are. */
const COMMON: readonly HeaderLine[] = [
  ['Accept', '*/*'],
  ['Accept-Encoding', 'identity'],
  ['User-Agent', 'koukoutu-contract'],
];

function base(operationId: string, credentials: readonly HeaderLine[]): Omit<WireRequest, 'body'> {
  const { host, method, path } = operation(operationId);
  return { host, operationId, method: method as WireRequest['method'], path, headers: [...COMMON, ...credentials] };
}

/** A request without a body, such as `GET /v1/score`. */
export function plainRequest(operationId: string, credentials: readonly HeaderLine[]): WireRequest {
  return { ...base(operationId, credentials), body: new Uint8Array() };
}

/** A form as `application/x-www-form-urlencoded`, which has no files. */
export function urlencodedRequest(
  operationId: string,
  credentials: readonly HeaderLine[],
  fields: Readonly<Record<string, string | number>>,
): WireRequest {
  const form = new URLSearchParams(Object.entries(fields).map(([name, value]) => [name, String(value)]));
  return withBody(base(operationId, credentials), 'application/x-www-form-urlencoded', encoder.encode(form.toString()));
}

/** A form as `multipart/form-data`, with a fixed boundary: equal fields give equal bytes. */
export function multipartRequest(
  operationId: string,
  credentials: readonly HeaderLine[],
  fields: FormFields,
): WireRequest {
  const parts = Object.entries(fields).flatMap(([name, value]) => {
    if (typeof value !== 'object') {
      const head = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n`;
      return [encoder.encode(`${head}${value}\r\n`)];
    }
    const disposition = `Content-Disposition: form-data; name="${name}"; filename="${value.filename}"`;
    const head = `--${BOUNDARY}\r\n${disposition}\r\nContent-Type: ${value.type}\r\n\r\n`;
    return [encoder.encode(head), value.bytes, encoder.encode('\r\n')];
  });
  const body = concat([...parts, encoder.encode(`--${BOUNDARY}--\r\n`)]);
  return withBody(base(operationId, credentials), `multipart/form-data; boundary=${BOUNDARY}`, body);
}

/** A JSON body. A string is sent unchanged, so that broken JSON can be sent too. */
export function jsonRequest(operationId: string, credentials: readonly HeaderLine[], body: unknown): WireRequest {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return withBody(base(operationId, credentials), 'application/json', encoder.encode(text));
}

/** The request for a result: the unchanged link, without a key. */
export function downloadRequest(link: string): WireRequest {
  return { ...base('downloadResult', []), path: '', absoluteUrl: link, body: new Uint8Array() };
}

function withBody(request: Omit<WireRequest, 'body'>, type: string, body: Uint8Array): WireRequest {
  return { ...request, headers: [...request.headers, ['Content-Type', type]], body };
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
