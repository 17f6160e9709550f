import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { listen } from './listen.js';
import { pictures } from './pictures.js';

/** A request as it came over the socket. */
export interface Recorded {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
  /** The fields of a form, in either encoding. A file is its `File`. */
  readonly form: Record<string, FormDataEntryValue>;
}

/** What to answer: a value becomes JSON, bytes stay bytes, a function has the socket. */
export type Answer =
  | { status?: number; headers?: Record<string, string>; json?: unknown; body?: string | Uint8Array }
  | ((response: ServerResponse) => void);

type Handler = (request: Recorded, count: number) => Answer | Promise<Answer>;

/** The paths under one base URL, as the mock and a proxy serve them. */
export const paths = {
  sync: '/sync/v1/create',
  create: '/async/v1/create',
  query: '/async/v1/query',
  score: '/async/v1/score',
  file: '/files/result.webp',
} as const;

/** A small server on a real socket that answers what a test tells it to, and a working API otherwise. */
export interface StubApi {
  readonly url: string;
  readonly requests: Recorded[];
  readonly server: Server;
  /** Answers requests to `path` (all hosts' paths, or a prefix ending in `*`). */
  on(path: string, handler: Handler): StubApi;
  /** The requests to a path. */
  to(path: string): Recorded[];
  /** Sockets that are open. */
  sockets(): number;
}

export const envelope = (data: unknown, message = 'success') => ({ json: { code: 200, message, data } });
export const taskState = (state: number, fields: object = {}) =>
  envelope({ state, result_file: null, message: null, progress: '0', position: -1, ...fields }, 'running');

export async function startStub(): Promise<StubApi> {
  const handlers = new Map<string, Handler>();
  const requests: Recorded[] = [];
  const sockets = new Set<unknown>();
  let tasks = 175;

  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of request) chunks.push(chunk as Buffer);
    } catch {
      return; // The client hung up.
    }
    const body = Buffer.concat(chunks);
    const recorded: Recorded = {
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.headers,
      body,
      form: await formOf(request.headers['content-type'] ?? '', body),
    };
    requests.push(recorded);
    const known = [...handlers].reverse().find(([path]) => matches(path, recorded.path));
    const count = requests.filter(({ path }) => known && matches(known[0], path)).length;
    const answer = (await known?.[1](recorded, count)) ?? { status: 404, json: { code: 404, message: 'no such path' } };
    if (typeof answer === 'function') return answer(response);
    const { status = 200, headers = {}, json, body: raw } = answer;
    const content = json === undefined ? (raw ?? '') : JSON.stringify(json);
    response.writeHead(status, {
      'content-type': json === undefined ? 'application/octet-stream' : 'application/json',
      'content-length': String(Buffer.byteLength(content)),
      ...headers,
    });
    response.end(content);
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  const url = await listen(server);
  const stub: StubApi = {
    url,
    requests,
    server,
    on(path, handler) {
      handlers.delete(path);
      handlers.set(path, handler);
      return stub;
    },
    to: (path) => requests.filter((request) => matches(path, request.path)),
    sockets: () => sockets.size,
  };
  const file = async (type: 'png' | 'webp') => ({
    headers: { 'content-type': `image/${type}` },
    body: await pictures[type](),
  });
  return stub
    .on(paths.sync, ({ form }) => file(form.output_format === 'png' ? 'png' : 'webp'))
    .on(paths.create, () => envelope({ task_id: ++tasks }))
    .on(paths.query, () => taskState(1, { result_file: url + paths.file, progress: '100' }))
    .on(paths.score, () => envelope({ credits: 12.5, vip_credits: 3 }))
    .on(paths.file, () => file('webp'));
}

function matches(pattern: string, path: string): boolean {
  return pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path.split('?')[0] === pattern;
}

async function formOf(contentType: string, body: Buffer): Promise<Record<string, FormDataEntryValue>> {
  if (!/form/.test(contentType)) return {};
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData();
  return Object.fromEntries(form);
}
