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
      'headers: a name or a value contains a character that a header cannot have, such as a line break.',
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
export function encode(host: HostName, body: unknown): readonly [body: BodyInit, contentType: string | undefined] {
  if (host === 'models') return [JSON.stringify(body), 'application/json'];
  const form = formBody(body);
  if (typeof form === 'string') return [form, 'application/x-www-form-urlencoded'];
  if (!IN_NODE) return [form, undefined];
  const blob = multipart(form);
  return [blob, blob.type];
}

/** A name as it may stand between quotes in a part's head. */
const quoted = (name: string) => name.replace(/[\r\n"]/g, encodeURIComponent);

/** Only Node reports a version of undici. */
export const IN_NODE = !!(globalThis as { process?: { versions?: { undici?: string } } }).process?.versions?.undici;

/**
 * A form as one `Blob`, whose type names the boundary. Its files are streamed from where they are, its length is known,
 * and it can be sent again. Node would read a `FormData` into memory ahead of the connection, and crash if the upload
 * ends early. Only for Node: in Bun a file within a `Blob` is empty.
 */
export function multipart(form: FormData): Blob {
  // Lower case, because a Blob's type keeps nothing else.
  const boundary = `koukoutu-${crypto.randomUUID()}`;
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

/** Bytes that are handed to `fetch` at once. Node's `Blob` would give all that is in memory in one piece. */
const PIECE = 1 << 16;

/**
 * Watches how far an attempt reads its body. What was never read was never sent. No error code proves as much: over HTTP/2
 * a failed write also ends requests of the same connection that the server has received whole.
 * @returns Whether a part of the body has not been read. Known only in Node, where `fetch` reads a `Blob` by `stream()`.
 */
export function watchReading(body: BodyInit | undefined): () => boolean {
  let isHalfRead = false;
  async function* pieces(whole: ReadableStream<Uint8Array>) {
    isHalfRead = true;
    for await (const chunk of whole as unknown as AsyncIterable<Uint8Array>) {
      for (let at = 0; at < chunk.length; at += PIECE) yield chunk.subarray(at, at + PIECE);
    }
    isHalfRead = false;
  }
  if (IN_NODE && body instanceof Blob) {
    const value = () => {
      const source = pieces(Blob.prototype.stream.call(body));
      return new ReadableStream<Uint8Array>({
        async pull(controller) {
          const { done, value } = await source.next();
          if (done) controller.close();
          else controller.enqueue(value);
        },
        async cancel() {
          await source.return();
        },
      });
    };
    Object.defineProperty(body, 'stream', { value, configurable: true });
  }
  return () => isHalfRead;
}

/** Milliseconds after which Node's fetch gives up a request without a response, whatever its signal says. */
const NODE_LIMIT = 300_000;

interface Dispatcher {
  dispatch(options: object, handler: unknown): boolean;
}

/**
 * Lets a request of Node wait as long as its call may, by a dispatcher that lifts the limits of the global one. The global one
 * still manages the connections, and our own deadline ends the call. Other runtimes and shorter waits need nothing.
 */
export function patience(timeout: number): RequestInit {
  const home = globalThis as { [global: symbol]: Dispatcher | undefined };
  if (!IN_NODE || timeout <= NODE_LIMIT) return {};
  const dispatcher: Dispatcher = {
    dispatch: (options, handler) =>
      (home[Symbol.for('undici.globalDispatcher.1')] as Dispatcher).dispatch(
        { ...options, headersTimeout: 0, bodyTimeout: 0 },
        handler,
      ),
  };
  return { dispatcher } as RequestInit;
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

/**
 * A `Request` that was made elsewhere, by middleware or openapi-fetch. Its body is read once: a clone for each attempt
 * would keep a copy for each. Headers are copied by spreading, because under MSW `new Headers(request.headers)` is empty.
 */
export async function outgoingOf(request: Request, { host, paid }: Pick<Outgoing, 'host' | 'paid'>): Promise<Outgoing> {
  const { url, method } = request;
  const body = method === 'GET' ? undefined : await request.blob();
  return { url, method, headers: [...request.headers], body, host, paid };
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
