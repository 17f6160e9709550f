import { IN_NODE } from '../internal/browser.js';
import type { Answer } from './answer.js';
import { ConfigurationError } from './errors.js';
import type { HostName } from './options.js';

/** A request that has not been sent yet. Each attempt makes a `Request` of it, so its body is one that can be sent again. */
export interface Outgoing {
  readonly url: string;
  readonly method: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body?: BodyInit | undefined;
  /** Whose key it carries; `undefined` for the host of the results, which gets none. */
  readonly host?: HostName | undefined;
  /** Whether it may be charged. Such a request is retried only when it is certain that it was not carried out. */
  readonly paid: boolean;
}

/** Whether a request may be charged: everything that is sent, except a poll. */
export const isPaid = (method: string, path: string): boolean => method !== 'GET' && !path.endsWith('/v1/query');

/**
 * Checks headers before `fetch` does, whose error would show the value. Headers without a value are left out.
 * @throws ConfigurationError if a name or a value cannot be a header.
 */
export function checkHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  const given = Object.fromEntries(Object.entries(headers).filter(([, value]) => (value ?? undefined) !== undefined));
  try {
    new Headers(given);
    return given;
  } catch {
    throw new ConfigurationError(
      'headers: a name or a value contains a character that no header may have, such as a line break.',
    );
  }
}

/**
 * A body for the cut-out hosts: multipart if it contains a file, otherwise an urlencoded form. Numbers become digits,
 * `true` and `false` become 1 and 0, and absent fields are left out.
 * @param nameOf - Names the files, in place of their own names.
 */
export function formBody(fields: unknown, nameOf?: (file: Blob) => string): FormData | string {
  const form = new FormData();
  let plain = !(fields instanceof FormData);
  for (const [name, value] of fields instanceof FormData ? fields : Object.entries(fields as object)) {
    if (value instanceof Blob) {
      plain = false;
      if (nameOf) form.append(name, value, nameOf(value));
      else form.append(name, value);
    } else if (value !== undefined && value !== null) {
      form.append(name, String(typeof value === 'boolean' ? +value : value));
    }
  }
  return plain ? new URLSearchParams(form as never).toString() : form;
}

/** A body as its host takes it, with its content type. A `FormData` gets its type from the `Request`. */
export async function encode(
  host: HostName,
  body: unknown,
): Promise<readonly [body: BodyInit, contentType: string | undefined]> {
  if (host === 'models') return [JSON.stringify(body), 'application/json'];
  const form = formBody(body);
  if (typeof form === 'string') return [form, 'application/x-www-form-urlencoded'];
  if (!IN_NODE) return [form, undefined];
  const { multipart } = await import('./outside-browsers.js');
  const blob = multipart(form);
  return [blob, blob.type];
}

/** The `Request` of one attempt. */
export function requestOf(
  { url, method, headers, body }: Outgoing,
  init: RequestInit,
  key?: readonly [name: string, value: string],
): Request {
  const all = new Headers();
  for (const [name, value] of headers) all.append(name, value);
  // The boundary of a FormData changes with every Request.
  if (body instanceof FormData) all.delete('content-type');
  if (key) all.set(...key);
  return new Request(url, { ...init, method, headers: all, ...(body !== undefined && { body }) });
}

/** Turns an answer that has been read back into a `Response`. */
export function responseOf({ response, blob }: Answer): Response {
  const { status, statusText, url } = response;
  const headers = new Headers([...response.headers]);
  headers.delete('content-encoding');
  headers.set('content-length', String(blob.size));
  const body = [204, 205, 304].includes(status) ? null : blob;
  // A server may send any three digits, a Response accepts no more than this.
  const init = { status: Math.min(status, 599), statusText, headers };
  return Object.defineProperty(new Response(body, init), 'url', { value: url });
}
