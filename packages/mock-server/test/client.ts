import { onTestFinished } from 'vitest';
import { createMockServer, type MockServer, type MockServerOptions } from '../src/node.js';
import { product } from './pictures.js';

export const KEY = 'kkt-mock-key';
export const MODELS_KEY = 'sk-mock-key';

/** A response, read completely. */
export interface Reply {
  status: number;
  contentType: string;
  headers: Headers;
  bytes: Uint8Array;
  /** The body as JSON. Undefined if it is not JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: tests read responses of every operation without types
  json: any;
}

/** A mock behind a real socket, with a small client. */
export interface TestServer extends MockServer {
  /** Calls a path below the base URL, with the right key by default. */
  call(path: string, init?: RequestInit & { key?: string | null }): Promise<Reply>;
  /** Creates a task and returns the reply. */
  create(fields?: Record<string, string>, options?: CallOptions): Promise<Reply>;
  /** Cuts out synchronously. */
  cut(fields?: Record<string, string>, options?: CallOptions): Promise<Reply>;
  /** Polls a task. */
  query(id: number, options?: CallOptions): Promise<Reply>;
  /** Polls a task until it has ended. */
  finish(id: number): Promise<Reply>;
}

export interface CallOptions {
  key?: string | null;
  headers?: Record<string, string>;
  /** The bytes of the picture. Null sends no picture. */
  file?: Uint8Array | null;
}

/** Starts a mock that ends with the test. Its clock is `poll` by default. */
export async function serve(options: MockServerOptions = {}): Promise<TestServer> {
  const server = await createMockServer({ clock: 'poll', ...options });
  onTestFinished(() => server.close());
  const call: TestServer['call'] = async (path, { key, ...init } = {}) => {
    const headers = new Headers(init.headers);
    const usual = path.startsWith('/apis') ? { authorization: `Bearer ${MODELS_KEY}` } : { 'x-api-key': KEY };
    const own = key === null || path.startsWith('/files') ? {} : key === undefined ? usual : keyHeader(path, key);
    for (const [name, value] of Object.entries(own)) if (!headers.has(name)) headers.set(name, value);
    return toReply(await fetch(`${server.url}${path}`, { ...init, headers }));
  };
  const send =
    (path: string, fallback: Record<string, string>) =>
    async (fields = {}, { file, ...options }: CallOptions = {}) => {
      const form = toForm({ ...fallback, ...fields });
      const hasPicture = 'image_url' in fields || 'image_base64' in fields;
      if (file !== null && !hasPicture)
        form.set('image_file', new Blob([(file ?? (await product())).slice()]), 'product.png');
      return call(path, { method: 'POST', body: form, ...options });
    };
  const query: TestServer['query'] = (id, options = {}) =>
    call('/async/v1/query', {
      method: 'POST',
      body: new URLSearchParams({ task_id: String(id), response: 'url' }),
      ...options,
    });
  return {
    ...server,
    call,
    create: send('/async/v1/create', { model_key: 'background-removal' }),
    cut: send('/sync/v1/create', { model_key: 'background-removal' }),
    query,
    async finish(id) {
      for (let polls = 0; polls < 200; polls++) {
        const reply = await query(id);
        if (reply.json?.data?.state !== 0) return reply;
      }
      throw new Error(`Task ${id} did not end within 200 polls.`);
    },
  };
}

function keyHeader(path: string, key: string): Record<string, string> {
  return path.startsWith('/apis') ? { authorization: `Bearer ${key}` } : { 'x-api-key': key };
}

function toForm(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

async function toReply(response: Response): Promise<Reply> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  const contentType = response.headers.get('content-type') ?? '';
  return {
    status: response.status,
    contentType,
    headers: response.headers,
    bytes,
    json: contentType.includes('json') ? JSON.parse(new TextDecoder().decode(bytes)) : undefined,
  };
}
