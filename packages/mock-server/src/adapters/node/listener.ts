import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { type Answer, json } from '../../exchange/answer.js';
import type { Exchange } from '../../exchange/exchange.js';
import { isPacked, unpack } from '../../request/content-encoding.js';
import type { MockCore } from '../../service/mock.js';
import { HOST_NAMES, type HostName, hostOf } from '../../spec/hosts.js';
import { createGate } from '../../state/gate.js';
import { answerPreflight, openToOrigin } from '../cors.js';
import { readBody } from './body.js';
import { respond } from './respond.js';
import { parseAbsolute } from './target.js';

/** Bytes of large uploads held at once, over all requests; more wait at their socket. */
const UPLOAD_BYTES_AT_ONCE = 400 * 1024 * 1024;

const PREFIXES: readonly HostName[] = ['sync', 'async', 'apis', 'files'];

/** Answers what is not meant for a mocked host: the control API and its page. True when it did. */
export type SideDoor = (request: IncomingMessage, response: ServerResponse, path: string, query: string) => boolean;

/** What a listener needs to know of the server it listens for. */
export interface ListenerOptions {
  /** Where this server is reached, for links when a request's own `Host` is of no use. */
  ownUrl(): string;
  sideDoor: SideDoor;
}

/** Makes the request listener: finds the mocked host by `Host` header or path prefix, asks the service, sends its answer. */
export function createListener(core: MockCore, options: ListenerOptions): RequestListener {
  const uploads = createGate(UPLOAD_BYTES_AT_ONCE);
  const unpacked = createGate(UPLOAD_BYTES_AT_ONCE);
  return (request, response) => {
    const target = splitTarget(request);
    const found = target && findHost(request.headers.host ?? '', target.path);
    if (!target || !found) {
      if (target && options.sideDoor(request, response, target.path, target.query)) return;
      void respond(request, response, lost(options.ownUrl()));
      return;
    }
    const releases: (() => void)[] = [];
    const exchange = new SocketExchange(request, response, found.host, found.path, target.query, {
      filesBase: found.byName ? namedFilesBase(request, options) : `${ownBase(request, options)}/files`,
      read: async (limit) => {
        const bytes = await readBody(request, limit, uploads, (release) => releases.push(release));
        const encoding = request.headers['content-encoding'];
        if (!isPacked(encoding)) return bytes;
        releases.push(await unpacked.enter(limit));
        return unpack(bytes, encoding, limit);
      },
    });
    const { cors } = core.store().options;
    const preflight = answerPreflight(exchange, cors);
    const answering = preflight ? Promise.resolve(preflight) : core.service.answer(exchange);
    answering
      .then((answer) => respond(request, response, openToOrigin(answer, exchange, cors)))
      .catch(() => response.destroy())
      .finally(() => {
        for (const release of releases) release();
      });
  };
}

class SocketExchange implements Exchange {
  private controller: AbortController | undefined;

  constructor(
    private readonly request: IncomingMessage,
    private readonly response: ServerResponse,
    readonly host: HostName,
    readonly path: string,
    readonly query: string,
    private readonly way: { filesBase: string; read(limit: number): Promise<Uint8Array> },
  ) {}

  get method(): string {
    return this.request.method ?? 'GET';
  }

  get filesBase(): string {
    return this.way.filesBase;
  }

  header(name: string): string | undefined {
    const value = this.request.headers[name];
    return Array.isArray(value) ? value.join(', ') : value;
  }

  headers(): Record<string, string> {
    const all: Record<string, string> = {};
    for (const [name, value] of Object.entries(this.request.headers)) {
      if (value !== undefined) all[name] = Array.isArray(value) ? value.join(', ') : value;
    }
    return all;
  }

  body(limit: number): Promise<Uint8Array> {
    return this.way.read(limit);
  }

  /** Made only when somebody asks for it: most requests are over before anybody could hang up. */
  get signal(): AbortSignal {
    if (!this.controller) {
      const controller = new AbortController();
      this.controller = controller;
      const hangUp = () => controller.abort(new Error('The client hung up.'));
      if (this.response.destroyed) hangUp();
      else this.response.once('close', () => this.response.writableFinished || hangUp());
    }
    return this.controller.signal;
  }
}

/**
 * Splits a request's target without touching its encoding; undefined for one that no path can be read from. Of a target in
 * absolute form (`GET http://host/path`) the host counts, not the header `Host` (RFC 9112, 3.2.2).
 */
function splitTarget(request: IncomingMessage): { path: string; query: string } | undefined {
  let target = request.url ?? '/';
  const absolute = parseAbsolute(target);
  if (absolute === 'malformed') return undefined;
  if (absolute) {
    target = absolute.path;
    request.headers.host = absolute.authority;
  }
  const at = target.indexOf('?');
  const path = at === -1 ? target : target.slice(0, at);
  if (!path.startsWith('/')) return undefined;
  return { path, query: at === -1 ? '' : target.slice(at + 1) };
}

function findHost(hostHeader: string, path: string): { host: HostName; path: string; byName: boolean } | undefined {
  const named = hostOf(hostHeader);
  if (named) return { host: named, path, byName: true };
  for (const host of PREFIXES) {
    if (path.startsWith(`/${host}/`)) return { host, path: path.slice(host.length + 1), byName: false };
  }
  return undefined;
}

/** The base URL by which this client reached us: links lead back the same way, from another container too. */
function ownBase(request: IncomingMessage, options: ListenerOptions): string {
  const host = request.headers.host ?? '';
  if (!/^(\[[0-9a-f:.]+\]|[\w.-]+)(:\d{1,5})?$/i.test(host)) return options.ownUrl();
  const scheme = 'encrypted' in request.socket ? 'https' : 'http';
  return `${scheme}://${host}`;
}

/** Whoever comes by a mocked name over TLS reaches the files by their name too; over plain HTTP only our own address works. */
function namedFilesBase(request: IncomingMessage, options: ListenerOptions): string {
  return 'encrypted' in request.socket ? `https://${HOST_NAMES.files}` : `${options.ownUrl()}/files`;
}

function lost(ownUrl: string): Answer {
  const hosts = PREFIXES.map((host) => `${ownUrl}/${host}/… stands for https://${HOST_NAMES[host]}/…`);
  return json(404, { error: 'This is koukoutu-mock. No mocked host is served at this address.', hosts });
}
