import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { HeaderLine, HostName } from '../../src/model/exchange.js';
import { operationAt } from '../../src/spec/operations.js';
import { HOST_PREFIXES } from '../../src/targets/addresses.js';

/** A request on its way to the mock. */
export interface PassingRequest {
  readonly operationId: string;
  method: string;
  /** With its prefix: `/sync/v1/create`. */
  path: string;
  headers: HeaderLine[];
  body: Buffer;
}

/** A response on its way back. */
export interface PassingAnswer {
  status: number;
  headers: HeaderLine[];
  body: Buffer;
  /** How the bytes travel, if that is the drift. */
  delivery?: 'reset' | 'cut-off' | 'too-short-length' | 'hang' | 'raw';
  /** For `raw`: everything that is written to the socket. */
  raw?: Buffer;
}

/** What a drift can look at: the request as it was sent, and a memory. */
export interface Passing {
  readonly request: Readonly<PassingRequest>;
  /** Kept while the drift is on. */
  readonly memory: Map<string, unknown>;
  /** Number of earlier responses of this operation. */
  readonly count: number;
  /** Sends another request to the mock, as a careless proxy would. */
  readonly resend: (request: Readonly<PassingRequest>) => Promise<PassingAnswer>;
}

/** A change to what passes. */
export interface Drift {
  /** Changes a request before the mock gets it. */
  readonly request?: (request: PassingRequest, passing: Passing) => unknown;
  /** Responds instead of the mock; undefined lets the request through. */
  readonly instead?: (request: PassingRequest) => PassingAnswer | undefined;
  /** Changes a response of the mock. */
  readonly answer?: (answer: PassingAnswer, passing: Passing) => unknown;
}

/** A running proxy. */
export interface DriftProxy {
  readonly url: string;
  /** The drift that is on; undefined passes everything on unchanged. */
  drift: Drift | undefined;
  close(): Promise<void>;
}

const HOST_NAMES = Object.keys(HOST_PREFIXES) as HostName[];

/** Which operation a path under the prefixes of a base URL calls. */
function operationOf(path: string): string {
  const [plain = ''] = path.split('?');
  const host = HOST_NAMES.find((name) => plain.startsWith(`${HOST_PREFIXES[name]}/`));
  return (host && operationAt(host, plain.slice(HOST_PREFIXES[host].length))?.id) ?? 'other';
}

/** Starts a proxy in front of a base URL that applies one drift at a time. */
export async function startDriftProxy(upstream: string): Promise<DriftProxy> {
  let memory = new Map<string, unknown>();
  let counts = new Map<string, number>();
  let current: Drift | undefined;
  const server = createServer((incoming, outgoing) => {
    pass(incoming, outgoing).catch(() => outgoing.destroy());
  });

  async function pass(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const drift = current;
    const path = incoming.url ?? '/';
    const request: PassingRequest = {
      operationId: operationOf(path),
      method: incoming.method ?? 'GET',
      path,
      headers: pairs(incoming.rawHeaders),
      body: await collect(incoming),
    };
    const original = { ...request, headers: [...request.headers] };
    const count = counts.get(request.operationId) ?? 0;
    counts.set(request.operationId, count + 1);
    const resend = (again: Readonly<PassingRequest>) => forward(upstream, again);
    const passing: Passing = { request: original, memory, count, resend };
    await drift?.request?.(request, passing);
    const instead = drift?.instead?.(request);
    const answer = instead ?? (await forward(upstream, request));
    try {
      if (!instead) await drift?.answer?.(answer, passing);
    } catch {
      // The response lacks the part to change, so it passes with the changes made so far.
    }
    deliver(answer, outgoing);
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    get drift() {
      return current;
    },
    set drift(next) {
      current = next;
      memory = new Map();
      counts = new Map();
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function pairs(raw: readonly string[]): HeaderLine[] {
  return Array.from({ length: raw.length / 2 }, (_, index) => [raw[index * 2] ?? '', raw[index * 2 + 1] ?? '']);
}

async function collect(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Headers that belong to one connection. */
const HOP = new Set(['connection', 'keep-alive', 'transfer-encoding', 'content-length']);

function forward(upstream: string, request: Readonly<PassingRequest>): Promise<PassingAnswer> {
  const headers = request.headers.filter(([name]) => !HOP.has(name.toLowerCase())).flat();
  if (request.method !== 'GET') headers.push('Content-Length', String(request.body.length));
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(
      upstream + request.path,
      { method: request.method, headers, agent: false },
      (incoming) => {
        collect(incoming).then(
          (body) => resolve({ status: incoming.statusCode ?? 502, headers: endToEnd(incoming.rawHeaders), body }),
          reject,
        );
      },
    );
    outgoing.on('error', reject);
    outgoing.end(request.body);
  });
}

function endToEnd(raw: readonly string[]): HeaderLine[] {
  return pairs(raw).filter(([name]) => !HOP.has(name.toLowerCase()));
}

function deliver(answer: PassingAnswer, outgoing: ServerResponse): void {
  const { socket } = outgoing;
  const { body, delivery } = answer;
  if (delivery === 'hang') return;
  if (delivery === 'reset') {
    socket?.resetAndDestroy();
    return;
  }
  if (delivery === 'raw') {
    socket?.end(answer.raw ?? '');
    return;
  }
  const length = delivery === 'too-short-length' ? Math.max(0, body.length - 7) : body.length;
  const own = answer.headers.some(([name]) => name.toLowerCase() === 'content-length');
  const headers = own ? answer.headers : [...answer.headers, ['Content-Length', String(length)] as const];
  if (delivery === 'cut-off' || delivery === 'too-short-length') {
    const head = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
    const sent = delivery === 'cut-off' ? body.subarray(0, Math.floor(body.length / 2)) : body;
    socket?.end(Buffer.concat([Buffer.from(`HTTP/1.1 ${answer.status} X\r\n${head}Connection: close\r\n\r\n`), sent]));
    return;
  }
  outgoing.writeHead(answer.status, headers.flat());
  outgoing.end(body);
}
