import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';

/**
 * The connections that a proxy holds open beside those of its HTTP server. The server's own `close()` does not know
 * tunnels and would wait for them forever. This ends them when the server closes, after the responses under way.
 */
export class Connections {
  /** Nothing is lost when these end. */
  readonly #idle = new Set<Duplex>();
  /** Connections with requests that are being answered, and how many. */
  readonly #busy = new Map<Duplex, number>();
  /** Connections that carry another one of these, inside TLS. */
  readonly #carriers = new Set<Duplex>();
  #closing = false;

  constructor(server: Server) {
    const close = server.close.bind(server);
    const closeAllConnections = server.closeAllConnections.bind(server);
    server.close = (callback) => {
      this.#closing = true;
      destroyAll(this.#idle);
      this.#endCarriers();
      return close(callback);
    };
    server.closeAllConnections = () => {
      destroyAll([...this.#idle, ...this.#busy.keys(), ...this.#carriers]);
      closeAllConnections();
    };
  }

  /** Keeps the connection in view until it closes. */
  add(socket: Duplex): void {
    if (socket.destroyed || this.#idle.has(socket)) return;
    if (this.#closing) {
      socket.destroy();
      return;
    }
    this.#idle.add(socket);
    socket.once('close', () => {
      this.#idle.delete(socket);
      this.#carriers.delete(socket);
      if (this.#busy.delete(socket)) this.#endCarriers();
    });
  }

  /** From here on the connection carries another one inside TLS, which is in view by itself once it is ready. */
  carry(socket: Duplex): void {
    if (this.#idle.delete(socket)) this.#carriers.add(socket);
  }

  /** Marks the connection as answering a request. */
  begin(socket: Duplex): void {
    const requests = this.#busy.get(socket) ?? 0;
    if (this.#idle.delete(socket) || requests > 0) this.#busy.set(socket, requests + 1);
  }

  /** The answer is out. */
  finish(socket: Duplex): void {
    const requests = this.#busy.get(socket);
    if (requests === undefined) return;
    if (requests > 1) {
      this.#busy.set(socket, requests - 1);
      return;
    }
    if (this.#closing) {
      // It counts as busy until its last bytes are out.
      socket.end(() => socket.destroy());
      return;
    }
    this.#busy.delete(socket);
    if (!socket.destroyed) this.#idle.add(socket);
  }

  /** Which carrier belongs to which connection is not known, so all of them wait for the last answer. */
  #endCarriers(): void {
    if (this.#closing && this.#busy.size === 0) destroyAll(this.#carriers);
  }
}

function destroyAll(sockets: Iterable<Duplex>): void {
  for (const socket of [...sockets]) socket.destroy();
}
