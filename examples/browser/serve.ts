import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.jpg': 'image/jpeg',
  '.map': 'application/json',
};

/** A running static file server. */
export interface StaticServer {
  /** Base URL with a slash at the end. */
  readonly url: string;
  close(): Promise<void>;
}

/** Serves the files of one folder on this computer only. Port 0 means any free port. */
export async function serve(folder: string, port = 0): Promise<StaticServer> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    // Only the last part of the path is used: the page has no folders, and nothing outside its folder may be served.
    const name = path.posix.basename(pathname) || 'index.html';
    const type = TYPES[path.extname(name)];
    const notFound = () => void response.writeHead(404).end('Not found');
    if (type === undefined) return notFound();
    const file = createReadStream(path.join(folder, name));
    file.once('error', notFound);
    file.once('open', () => {
      response.writeHead(200, { 'content-type': type, 'cache-control': 'no-cache' });
      file.pipe(response);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    // On localhost, service workers run without TLS.
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
