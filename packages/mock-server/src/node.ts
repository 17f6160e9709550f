import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Control } from './control.js';
import { createNodeImaging } from './imaging/node.js';
import type { Mock } from './index.js';
import { coreOf, createCore, type MockCore } from './mock.js';
import { createListener } from './serve/listener.js';
import type { MockOptions } from './service/options.js';
import type { MockSnapshot } from './service/store.js';

/** A mock behind a server: everything but the MSW handlers. */
export interface ServedMock {
  readonly control: Control;
  reset(): void;
  snapshot(): MockSnapshot;
  restore(snapshot: MockSnapshot): void;
}

/** Options of {@link createMockServer}. */
export interface MockServerOptions extends MockOptions {
  /** Port to listen on; 0, the default, takes a free one. */
  port?: number;
  /** Address to listen on; default 127.0.0.1, which only this computer reaches. */
  host?: string;
  /** Serve this mock, made by `createMock`, instead of a new one: the options of a mock are then ignored. */
  mock?: Mock;
}

/** A running server. */
export interface MockServer {
  /** Base URL without a slash at the end: `/sync`, `/async`, `/apis` and `/files` lie under it. */
  readonly url: string;
  readonly port: number;
  readonly mock: ServedMock;
  /** The server itself, for what goes beyond. */
  readonly server: Server;
  /** Stops listening and ends every connection. */
  close(): Promise<void>;
}

/**
 * Starts the mock as a real HTTP server. Its clock is real by default, as an application outside of tests expects.
 *
 * @throws Error when the port is taken (code `EADDRINUSE`) or an option makes no sense.
 */
export async function createMockServer(options: MockServerOptions = {}): Promise<MockServer> {
  const { port = 0, host = '127.0.0.1' } = options;
  const core = options.mock ? coreOf(options.mock) : createCore({ clock: 'real', ...options }, createNodeImaging());
  let url = '';
  const listener = createListener(core, { ownUrl: () => url, sideDoor: () => false });
  const server = createHttpServer(listener);
  await listen(server, port, host);
  const address = server.address() as AddressInfo;
  url = `http://${urlHost(host)}:${address.port}`;
  return {
    url,
    port: address.port,
    mock: served(core),
    server,
    close: () => closeServer(server),
  };
}

function createHttpServer(listener: RequestListener): Server {
  const server = createServer(
    {
      requestTimeout: 120_000,
      headersTimeout: 20_000,
      keepAliveTimeout: 5_000,
      maxHeaderSize: 32 * 1024,
      joinDuplicateHeaders: true,
    },
    listener,
  );
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (!socket.writable || error.code === 'ECONNRESET') return socket.destroy();
    const status = error.code === 'HPE_HEADER_OVERFLOW' ? '431 Request Header Fields Too Large' : '400 Bad Request';
    socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  });
  return server;
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

function urlHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

function served(core: MockCore): ServedMock {
  return { control: core.control, reset: core.reset, snapshot: core.snapshot, restore: core.restore };
}

export type * from './public-types.js';
export { DEFAULT_API_KEY, DEFAULT_MODELS_API_KEY } from './service/options.js';
