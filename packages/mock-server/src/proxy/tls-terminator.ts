import type { Duplex } from 'node:stream';
import { createSecureContext, createServer, type SecureContext, type Server, type TLSSocket } from 'node:tls';
import type { CertificateAuthority } from '../tls/authority.js';
import type { KeyedCertificate } from '../tls/certificates.js';
import { normalName } from '../tls/names.js';
import { serverTls } from '../tls/server-certificate.js';

/** The longest that a client may take for its TLS handshake, in milliseconds. */
const HANDSHAKE_TIME = 10_000;

export interface TlsTerminatorOptions {
  authority: CertificateAuthority;
  /** The hosts that certificates are made for. */
  hosts: ReadonlySet<string>;
  /** Takes the decrypted connection. */
  onSecure(socket: TLSSocket, host: string): void;
  /** A handshake failed or was broken off. */
  onFailure(error: Error & { code?: string }, host: string): void;
}

/** Ends the TLS of intercepted connections, as the host that the client believes to speak to. */
export class TlsTerminator {
  readonly #options: TlsTerminatorOptions;
  readonly #contexts = new WeakMap<KeyedCertificate, SecureContext>();
  readonly #servers = new Map<string, { certificate: KeyedCertificate; server: Server }>();

  constructor(options: TlsTerminatorOptions) {
    this.#options = options;
  }

  /**
   * Prepares for connections to the host.
   *
   * @returns what takes such a connection
   * @throws {Error} when no certificate can be made for the host
   */
  async prepare(host: string): Promise<(socket: Duplex) => void> {
    const certificate = await this.#options.authority.issue([host]);
    let prepared = this.#servers.get(host);
    if (prepared?.certificate !== certificate) {
      prepared = { certificate, server: this.#createServer(host, certificate) };
      this.#servers.set(host, prepared);
    }
    const { server } = prepared;
    return (socket) => server.emit('connection', socket);
  }

  /** A server that never listens: it is handed connections. Without a server name (SNI) its host's certificate counts. */
  #createServer(host: string, { certificate, key }: KeyedCertificate): Server {
    const { authority, hosts, onSecure, onFailure } = this.#options;
    const server = createServer({
      ...serverTls,
      cert: certificate,
      key,
      handshakeTimeout: HANDSHAKE_TIME,
      SNICallback: (servername, done) => {
        const name = normalName(servername);
        if (name === host || !hosts.has(name)) {
          done(null);
          return;
        }
        authority.issue([name]).then(
          (other) => done(null, this.#contextOf(other)),
          (error: Error) => done(error),
        );
      },
    });
    server.on('secureConnection', (socket) => onSecure(socket, host));
    server.on('tlsClientError', (error, socket) => {
      onFailure(error, host);
      socket.destroy();
    });
    return server;
  }

  #contextOf(keyed: KeyedCertificate): SecureContext {
    let context = this.#contexts.get(keyed);
    if (!context) {
      context = createSecureContext({ cert: keyed.certificate, key: keyed.key });
      this.#contexts.set(keyed, context);
    }
    return context;
  }
}
