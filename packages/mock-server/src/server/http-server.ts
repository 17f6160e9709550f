import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TlsOptions } from 'node:tls';

// An `import` of node:http reads each of its exports, and some of them load Node's fetch. The mock does not need it, and a start
// without it takes half as long.
const { createServer: createHttp } = process.getBuiltinModule('node:http');

/** Bounds on how long and how large a request may be before the mock sees it. */
const LIMITS = {
  requestTimeout: 120_000,
  headersTimeout: 20_000,
  // The default of nginx. With Node's 5 seconds, a client on a busy machine may send on a connection that is just being closed. Then
  // it cannot know whether its call was charged.
  keepAliveTimeout: 75_000,
  maxHeaderSize: 32 * 1024,
  joinDuplicateHeaders: true,
};

/** Makes an HTTP server, or an HTTPS server if `tls` is given. */
export function createBareServer(listener: RequestListener | undefined, tls?: TlsOptions): Server {
  const server = tls
    ? process.getBuiltinModule('node:https').createServer({ ...LIMITS, ...tls }, listener)
    : createHttp(LIMITS, listener);
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (!socket.writable || error.code === 'ECONNRESET') return socket.destroy();
    const status =
      error.code === 'HPE_HEADER_OVERFLOW'
        ? '431 Request Header Fields Too Large'
        : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
          ? '408 Request Timeout'
          : '400 Bad Request';
    socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  });
  return server;
}

/** Starts listening and resolves to the port. Rejects if that fails, for instance with `EADDRINUSE`. */
export function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

/** Stops listening and ends every connection, even if a response is still being sent. */
export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** Formats an address for a URL. The address of all interfaces becomes the loopback address. */
export function urlHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
