import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { type Answer, json } from '../../exchange/answer.js';
import type { Exchange, RequestHeaders } from '../../exchange/exchange.js';
import { isPacked, unpack } from '../../request/content-encoding.js';
import type { MockCore } from '../../service/mock.js';
import { HOST_NAMES, HOST_PATHS, type HostName, hostOf } from '../../spec/hosts.js';
import { createGate, type Gate } from '../../state/gate.js';
import { answerPreflight, openToOrigin } from '../cors.js';
import { readBody } from './body.js';
import { respond } from './respond.js';
import { parseAbsolute } from './target.js';

/** Bytes of large uploads held at once, over all requests. More wait at their socket. */
const UPLOAD_BYTES_AT_ONCE = 400 * 1024 * 1024;

const HOSTS = Object.entries(HOST_PATHS).map(([host, path]) => ({ host: host as HostName, start: `${path}/` }));

/** Answers requests to the control API and its page. Returns false for any other request. */
export type SideDoor = (request: IncomingMessage, response: ServerResponse, path: string, query: string) => boolean;

/** What a listener needs to know about its server. */
export interface ListenerOptions {
  /** The base URL of this server, for links in responses to clients whose `Host` header cannot be used. */
  ownUrl(): string;
  sideDoor: SideDoor;
}

/** Makes the request listener. It finds the mocked host by `Host` header or path prefix, and sends the response of the service. */
export function createListener(core: MockCore, options: ListenerOptions): RequestListener {
  const gates = { uploads: createGate(UPLOAD_BYTES_AT_ONCE), unpacked: createGate(UPLOAD_BYTES_AT_ONCE) };

  const answer = async (exchange: SocketExchange, request: IncomingMessage, response: ServerResponse) => {
    try {
      const { cors } = core.store().options;
      if (cors === false) return await respond(request, response, await core.service.answer(exchange));
      const answer =
        answerPreflight(exchange, cors) ?? openToOrigin(await core.service.answer(exchange), exchange, cors);
      await respond(request, response, answer);
    } catch {
      response.destroy();
    } finally {
      exchange.release();
    }
  };
  return (request, response) => {
    const target = splitTarget(request);
    const found = target && findHost(request.headers.host ?? '', target.path);
    if (found)
      void answer(new SocketExchange(request, response, found, target.query, options, gates), request, response);
    else if (!target || !options.sideDoor(request, response, target.path, target.query))
      void respond(request, response, lost(options.ownUrl()));
  };
}

/** The mocked host that a request is for, and its path there. */
interface FoundHost {
  host: HostName;
  path: string;
  /** True if the `Host` header names the mocked host, false if the path begins with its prefix. */
  byName: boolean;
}

/** An exchange over a socket. */
class SocketExchange implements Exchange {
  readonly host: HostName;
  readonly method: string;
  readonly path: string;
  readonly headers: RequestHeaders;
  readonly #byName: boolean;
  readonly #releases: (() => void)[] = [];
  #controller: AbortController | undefined;

  constructor(
    private readonly request: IncomingMessage,
    private readonly response: ServerResponse,
    { host, path, byName }: FoundHost,
    readonly query: string,
    private readonly options: ListenerOptions,
    private readonly gates: { uploads: Gate; unpacked: Gate },
  ) {
    this.host = host;
    this.method = request.method ?? 'GET';
    this.path = path;
    this.headers = plainHeaders(request);
    this.#byName = byName;
  }

  get filesBase(): string {
    const { request, options } = this;
    return this.#byName ? namedFilesBase(request, options) : `${ownBase(request, options)}${HOST_PATHS.files}`;
  }

  async body(limit: number): Promise<Uint8Array> {
    const { uploads, unpacked } = this.gates;
    const bytes = await readBody(this.request, limit, uploads, (release) => this.#releases.push(release));
    const encoding = this.headers['content-encoding'];
    if (!isPacked(encoding)) return bytes;
    this.#releases.push(await unpacked.enter(limit));
    return unpack(bytes, encoding, limit);
  }

  /** Releases the room that a large body took. */
  release(): void {
    for (const release of this.#releases) release();
  }

  /** Made only on demand, because most requests are answered before a client could hang up. */
  get signal(): AbortSignal {
    if (!this.#controller) {
      const controller = new AbortController();
      this.#controller = controller;
      const hangUp = () => controller.abort(new Error('The client hung up.'));
      if (this.response.destroyed) hangUp();
      else this.response.once('close', () => this.response.writableFinished || hangUp());
    }
    return this.#controller.signal;
  }
}

/** The headers as strings. Node parses only `Set-Cookie` into a list. */
function plainHeaders({ headers }: IncomingMessage): RequestHeaders {
  const cookies = headers['set-cookie'];
  return (cookies ? { ...headers, 'set-cookie': cookies.join(', ') } : headers) as RequestHeaders;
}

/**
 * Splits the target of a request without touching its encoding. Undefined if no path can be read from it. For a target in absolute
 * form (`GET http://host/path`), its host counts instead of the `Host` header (RFC 9112, 3.2.2).
 */
function splitTarget(request: IncomingMessage): { path: string; query: string } | undefined {
  let target = request.url ?? '/';
  if (!target.startsWith('/')) {
    const absolute = parseAbsolute(target);
    if (absolute === undefined || absolute === 'malformed') return undefined;
    target = absolute.path;
    request.headers.host = absolute.authority;
  }
  const at = target.indexOf('?');
  return at === -1 ? { path: target, query: '' } : { path: target.slice(0, at), query: target.slice(at + 1) };
}

function findHost(hostHeader: string, path: string): FoundHost | undefined {
  const named = hostOf(hostHeader);
  if (named) return { host: named, path, byName: true };
  for (const { host, start } of HOSTS) {
    if (path.startsWith(start)) return { host, path: path.slice(start.length - 1), byName: false };
  }
  return undefined;
}

/** The base URL by which this client reached the server. Links with it work for the client, even from another container. */
function ownBase(request: IncomingMessage, options: ListenerOptions): string {
  const host = request.headers.host ?? '';
  if (!/^(\[[0-9a-f:.]+\]|[\w.-]+)(:\d{1,5})?$/i.test(host)) return options.ownUrl();
  const scheme = 'encrypted' in request.socket ? 'https' : 'http';
  return `${scheme}://${host}`;
}

/** Over TLS, a client that uses a mocked host name can also use the name of the files host. Over plain HTTP it cannot. */
function namedFilesBase(request: IncomingMessage, options: ListenerOptions): string {
  return 'encrypted' in request.socket ? `https://${HOST_NAMES.files}` : `${options.ownUrl()}${HOST_PATHS.files}`;
}

function lost(ownUrl: string): Answer {
  const hosts = HOSTS.map(({ host, start }) => `${ownUrl}${start}… stands for https://${HOST_NAMES[host]}/…`);
  return json(404, { error: 'This is koukoutu-mock. No mocked host is served at this address.', hosts });
}
