import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { BlockList, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { Server as TlsServer } from 'node:tls';
import { type AbsoluteTarget, nameOf, parseAbsolute, parseAuthority, type Target } from '../adapters/node/target.js';
import type { CertificateAuthority } from '../tls/authority.js';
import { normalName } from '../tls/names.js';
import { Connections } from './connections.js';
import { handshakeAdvice, unusedAdvice } from './handshake-advice.js';
import { Passing } from './passing.js';
import {
  malformed,
  notFromHere,
  type Refusal,
  refuseRequest,
  refuseTunnel,
  tunnelInTunnel,
  unknownHost,
  wrongPort,
} from './refusal.js';
import { TlsTerminator } from './tls-terminator.js';

/** How the proxy behaves. */
export interface InterceptOptions {
  /** The mock's request listener. It sees the intercepted requests as if they had been sent to it, `Host` included. */
  handle: RequestListener;
  /** The hosts that are intercepted, on the ports 443 and 80: the API's and the one of the result files. */
  hosts: readonly string[];
  /** Vouches for the hosts; programs must trust its certificate. */
  authority: CertificateAuthority;
  /**
   * Whether other hosts are refused with 403 (the default) or passed on unseen. They are passed on for programs on the
   * same machine only, so that a mock that listens on a network gives nobody access to other networks.
   */
  unknownHosts?: 'refuse' | 'pass';
  /** Takes a line for the log about what was refused and which TLS connections failed, with what to do about it. */
  log?: (line: string) => void;
}

/**
 * Makes a server an intercepting proxy beside its other work, on the same port: programs whose `HTTPS_PROXY` names it
 * and which trust the authority's certificate reach the mock under the API's real host names, without a change to their
 * code.
 *
 * It takes over the server's requests: create the server without a listener of its own. `CONNECT host:443` ends in the
 * mock's own TLS, `CONNECT host:80` and `GET http://host/path` need none. Nothing but the named hosts is intercepted,
 * and those are never passed on. Closing the server ends all tunnels.
 */
export function attachInterception(server: Server, options: InterceptOptions): void {
  const connections = new Connections(server);
  const proxy = new Interceptor(server, connections, options);
  server.on('request', (request, response) => proxy.onRequest(request, response));
  server.on('connect', (request: IncomingMessage, socket: Duplex, head: Buffer) =>
    proxy.onConnect(request, socket as Socket, head),
  );
}

class Interceptor {
  readonly #server: Server;
  readonly #connections: Connections;
  readonly #options: InterceptOptions;
  readonly #hosts: ReadonlySet<string>;
  readonly #terminator: TlsTerminator;
  readonly #passing: Passing;
  /** Connections out of tunnels: they are the mock's own, and not those of a proxy any more. */
  readonly #inner = new WeakSet<Duplex>();

  constructor(server: Server, connections: Connections, options: InterceptOptions) {
    const log = options.log ?? (() => {});
    const { authority } = options;
    this.#server = server;
    this.#connections = connections;
    this.#options = options;
    this.#hosts = new Set(options.hosts.map(normalName));
    this.#passing = new Passing(connections);
    this.#terminator = new TlsTerminator({
      authority,
      hosts: this.#hosts,
      onSecure: (socket, host) => {
        socket.once('close', () => {
          if (socket.bytesRead === 0) log(unusedAdvice(host, authority.certificateFile));
        });
        this.#takeIn(socket);
      },
      onFailure: (error, host) => log(handshakeAdvice(error, host, authority.certificateFile)),
    });
  }

  onRequest(request: IncomingMessage, response: ServerResponse): void {
    this.#connections.begin(request.socket);
    response.once('close', () => this.#connections.finish(request.socket));
    const target = parseAbsolute(request.url ?? '');
    if (target === undefined) {
      this.#options.handle(request, response);
      return;
    }
    const refusal = this.#refusalOf(request, target);
    if (refusal) {
      this.#log(refusal);
      refuseRequest(response, refusal);
    } else if (target !== 'malformed') {
      this.#serve(request, response, target);
    }
  }

  onConnect(request: IncomingMessage, socket: Socket, head: Buffer): void {
    socket.on('error', () => socket.destroy());
    socket.setTimeout(0);
    this.#connections.add(socket);
    const target = parseAuthority(request.url ?? '') ?? 'malformed';
    const refusal = this.#inner.has(socket) ? tunnelInTunnel : this.#refusalOf(request, target);
    if (refusal || target === 'malformed') {
      const answer = refusal ?? malformed('CONNECT');
      this.#log(answer);
      refuseTunnel(socket, answer);
    } else if (this.#hosts.has(target.host) && target.port === 443) {
      this.#endTls(socket, head, target);
    } else if (this.#hosts.has(target.host) || this.#isOwn(target)) {
      this.#accept(socket, head);
      if (this.#isOwn(target)) this.#server.emit('connection', socket);
      else this.#takeIn(socket);
    } else {
      this.#passing.tunnel(socket, head, target);
    }
  }

  /** Why the proxy request is refused. Undefined if it is served. */
  #refusalOf(request: IncomingMessage, target: Target | 'malformed'): Refusal | undefined {
    if (target === 'malformed') return malformed(request.method ?? '');
    if (this.#isOwn(target)) return undefined;
    if (this.#hosts.has(target.host)) {
      return target.port === 443 || target.port === 80 ? undefined : wrongPort(target);
    }
    if (this.#options.unknownHosts !== 'pass') return unknownHost(target, [...this.#hosts]);
    return this.#isLocal(request.socket) ? undefined : notFromHere;
  }

  #serve(request: IncomingMessage, response: ServerResponse, target: AbsoluteTarget): void {
    if (!this.#hosts.has(target.host) && !this.#isOwn(target)) {
      if (target.scheme === 'http') this.#passing.request(request, response, target);
      else
        refuseRequest(response, {
          status: 400,
          text: `Use CONNECT for ${nameOf(target)}: https is not passed on otherwise.`,
        });
      return;
    }
    request.url = target.path;
    setHost(request, target.authority);
    this.#options.handle(request, response);
  }

  #endTls(socket: Socket, head: Buffer, target: Target): void {
    this.#terminator.prepare(target.host).then(
      (take) => {
        if (socket.destroyed) return;
        this.#accept(socket, head);
        this.#connections.carry(socket);
        // Otherwise a client that hangs up during the handshake would go unnoticed until its time is over.
        socket.allowHalfOpen = false;
        take(socket);
      },
      (error: Error) => {
        const refusal: Refusal = { status: 502, text: error.message };
        this.#log(refusal);
        refuseTunnel(socket, refusal);
      },
    );
  }

  /** Tells the client that the tunnel is open. Data that it sent before is put back, to be read first. */
  #accept(socket: Socket, head: Buffer): void {
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    if (head.length > 0) socket.unshift(head);
  }

  /** Hands a connection out of a tunnel, decrypted, to the server's own HTTP parser. */
  #takeIn(socket: Duplex): void {
    this.#inner.add(socket);
    this.#connections.add(socket);
    this.#server.emit(this.#server instanceof TlsServer ? 'secureConnection' : 'connection', socket);
  }

  /** True if the target is this server, which then answers directly and not over the network. */
  #isOwn({ host, port }: Target): boolean {
    const address = this.#server.address();
    if (address === null || typeof address === 'string' || address.port !== port) return false;
    return ['localhost', '127.0.0.1', '::1', normalName(address.address)].includes(host);
  }

  /** True for a connection of this machine. A Unix socket is local and has no address. Neither has a broken connection. */
  #isLocal({ remoteAddress, remoteFamily }: Socket): boolean {
    if (remoteAddress === undefined) return typeof this.#server.address() === 'string';
    return loopback.check(remoteAddress, remoteFamily === 'IPv6' ? 'ipv6' : 'ipv4');
  }

  #log({ text }: Refusal): void {
    this.#options.log?.(text);
  }
}

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8);
loopback.addAddress('::1', 'ipv6');

/** The authority of an absolute request counts, not its `Host` header (RFC 9112, 3.2.2). */
function setHost(request: IncomingMessage, host: string): void {
  request.headers.host = host;
  const { rawHeaders } = request;
  for (let i = rawHeaders.length - 2; i >= 0; i -= 2) {
    if (rawHeaders[i]?.toLowerCase() === 'host') rawHeaders.splice(i, 2);
  }
  rawHeaders.push('Host', host);
}
