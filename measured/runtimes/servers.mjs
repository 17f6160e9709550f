// The servers that the probes call. The first part of a path selects how the server behaves, so a base URL of the SDK can select it.
import { once } from 'node:events';
import { utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createSocketServer } from 'node:net';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';

export const TEXT = 'A picture says more than a thousand words. '.repeat(50);
const COMPRESSED = {
  gzip: ['gzip', gzipSync(TEXT)],
  deflate: ['deflate', deflateSync(TEXT)],
  'deflate-raw': ['deflate', deflateRawSync(TEXT)],
  br: ['br', brotliCompressSync(TEXT)],
  zstd: ['zstd', zstdCompressSync(TEXT)],
};
/** The response of the API to a request for the credits. */
const CREDITS = JSON.stringify({ code: 200, message: 'success', data: { credits: 7, vip_credits: 0 } });
/** How long the servers keep an idle connection, in milliseconds. */
const KEEP_MS = { base: 60_000, hasty: 1000 };

const json = (response, value) =>
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));

async function bodyOf(request) {
  const chunks = [];
  let bytes = 0;
  for await (const chunk of request) {
    if (bytes < 4096) chunks.push(chunk);
    bytes += chunk.length;
  }
  return { bytes, head: Buffer.concat(chunks).subarray(0, 4096).toString('latin1') };
}

/** @param {{ page: string, script: string, photo: Buffer }} served what a browser loads */
function behaviours({ page, script, photo }) {
  /** POST requests that reached the server, by behaviour. */
  const posts = {};
  /** Whether the next POST to `dies` gets no response. */
  let armed = false;
  /** Whether the client closed the connection of an upload that was not read. */
  let cut = false;
  return {
    '': (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(page),
    'page.js': (_, response) => response.writeHead(200, { 'content-type': 'text/javascript' }).end(script),
    photo: (_, response) => response.writeHead(200, { 'content-type': 'image/jpeg' }).end(photo),
    posts: (_, response) => json(response, posts),
    cut: (_, response) => json(response, { cut }),
    /** Answers a picture, as the API does. */
    async accepts(request, response) {
      await bodyOf(request);
      response.writeHead(200, { 'content-type': 'image/jpeg' }).end(photo);
    },
    async echo(request, response) {
      json(response, { headers: request.headers, ...(await bodyOf(request)) });
    },
    touch(request, response) {
      const { searchParams } = new URL(request.url, 'http://local');
      utimesSync(searchParams.get('file'), new Date(), new Date(Date.now() + 5000));
      json(response, {});
    },
    replace(request, response) {
      const { searchParams } = new URL(request.url, 'http://local');
      writeFileSync(searchParams.get('file'), 'new bytes');
      json(response, {});
    },
    'early-413'(request, response) {
      response.writeHead(413, { connection: 'close' }).end('too large', () => request.socket.destroy());
    },
    async 'early-413-and-reads'(request, response) {
      response.writeHead(413, { connection: 'close', 'content-length': 9 });
      response.write('too large');
      await bodyOf(request).catch(() => {});
      response.end();
    },
    async 'redirect-307'(request, response) {
      await bodyOf(request);
      response.writeHead(307, { location: '/echo' }).end();
    },
    async 'http-407'(request, response) {
      await bodyOf(request);
      response
        .writeHead(407, { 'content-type': 'application/json' })
        .end('{"code":407,"message":"too small","data":null}');
    },
    /** Closes the connection instead of responding to the first POST after a GET. */
    async dies(request, response) {
      await bodyOf(request);
      if (request.method === 'POST') posts.dies = (posts.dies ?? 0) + 1;
      if (request.method === 'POST' && armed) {
        armed = false;
        return request.socket.destroy();
      }
      armed = request.method === 'GET';
      response.writeHead(200, { 'content-type': 'application/json' }).end(CREDITS);
    },
    'reads-slowly'(request) {
      cut = false;
      request.socket.once('close', () => {
        cut = true;
      });
      request.on('error', () => {});
      request.on('data', () => {
        request.pause();
        setTimeout(() => request.resume(), 10);
      });
    },
    async short(request, response) {
      await bodyOf(request);
      response.writeHead(200, { 'content-type': 'image/png', 'content-length': 1000 });
      response.write(Buffer.alloc(500), () => request.socket.end());
    },
    async unframed(request) {
      await bodyOf(request);
      request.socket.end('HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\n\r\nall of it');
    },
    async 'unfinished-chunks'(request) {
      await bodyOf(request);
      request.socket.end('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n4\r\npart\r\n');
    },
    endless(request, response) {
      request.resume();
      response.writeHead(200, { 'content-type': 'image/png' });
      const timer = setInterval(() => response.write(Buffer.alloc(10_000)), 20);
      response.once('close', () => clearInterval(timer));
    },
    ...Object.fromEntries(
      Object.entries(COMPRESSED).map(([name, [encoding, body]]) => [
        name,
        (_, response) =>
          response
            .writeHead(200, {
              'content-encoding': encoding,
              'content-type': 'text/plain',
              'content-length': body.length,
            })
            .end(body),
      ]),
    ),
  };
}

/** Starts a server on a free port of the loopback address. */
async function listen(server) {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${server.address().port}`;
}

/**
 * Two servers that differ only in how long they keep an idle connection: `hasty` closes it after a second.
 *
 * @param {{ page?: string, script?: string, photo: Buffer }} served
 */
export async function startServers({ page = '', script = '', photo }) {
  const known = behaviours({ page, script, photo });
  const start = async (keepAliveTimeout) => {
    const server = createServer({ keepAliveTimeout, keepAliveTimeoutBuffer: 0 }, (request, response) => {
      // A page comes from one of the two servers and also calls the other one.
      response.setHeader('access-control-allow-origin', '*');
      const behave = known[/^\/([\w.-]*)/.exec(request.url)[1]];
      if (behave === undefined) response.writeHead(404).end();
      else Promise.resolve(behave(request, response)).catch(() => request.socket.destroy());
    });
    return { server, url: await listen(server) };
  };
  const [base, hasty] = await Promise.all([start(KEEP_MS.base), start(KEEP_MS.hasty)]);
  return {
    base: base.url,
    hasty: hasty.url,
    async close() {
      for (const { server } of [base, hasty]) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  };
}

/** Starts a proxy that refuses everything and reports its first request in `asked`. */
export async function startProxy() {
  const proxy = { asked: undefined };
  const sockets = new Set();
  const server = createSocketServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.once('data', (bytes) => {
      const line = bytes.toString('latin1').split('\r\n')[0];
      proxy.asked ??= line.startsWith('CONNECT ') ? 'CONNECT' : 'whole address';
      if (line.startsWith('CONNECT '))
        socket.end('HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n');
      else socket.end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: close\r\n\r\nok');
    });
  });
  const url = await listen(server);
  return {
    url,
    asked: () => proxy.asked,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        for (const socket of sockets) socket.destroy();
      }),
  };
}
