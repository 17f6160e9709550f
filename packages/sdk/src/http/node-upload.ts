import { IN_NODE } from '../internal/browser.js';

/** A name as it may stand between quotes in a part's head. */
const quoted = (name: string) => name.replace(/[\r\n"]/g, encodeURIComponent);

/**
 * A form as one `Blob`, whose type names the boundary. Its files are streamed from where they are, its length is known,
 * and it can be sent again. Node would read a `FormData` into memory ahead of the connection, and crash if the upload
 * ends early. Only for Node: in Bun a file within a `Blob` is empty.
 */
export function multipart(form: FormData): Blob {
  // Lower case, because a Blob's type keeps nothing else.
  const boundary = `koukoutu-${crypto.randomUUID()}`;
  const parts: BlobPart[] = [];
  form.forEach((value, name) => {
    const file = typeof value === 'string' ? undefined : value;
    parts.push(
      `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"`,
      file ? `; filename="${quoted(file.name)}"\r\nContent-Type: ${file.type || 'application/octet-stream'}` : '',
      '\r\n\r\n',
      value,
      '\r\n',
    );
  });
  return new Blob([...parts, `--${boundary}--\r\n`], { type: `multipart/form-data; boundary=${boundary}` });
}

/** Bytes that are handed to `fetch` at once. Node's `Blob` would give all that is in memory in one piece. */
const PIECE = 1 << 16;

/**
 * Watches how far an attempt reads its body. What was never read was never sent. No error code proves as much: over HTTP/2
 * a failed write also ends requests of the same connection that the server has received whole.
 * @returns Whether a part of the body has not been read. Known only in Node, where `fetch` reads a `Blob` by `stream()`.
 */
export function watchReading(body: BodyInit | undefined): () => boolean {
  let isHalfRead = false;
  async function* pieces(whole: ReadableStream<Uint8Array>) {
    isHalfRead = true;
    for await (const chunk of whole as unknown as AsyncIterable<Uint8Array>) {
      for (let at = 0; at < chunk.length; at += PIECE) yield chunk.subarray(at, at + PIECE);
    }
    isHalfRead = false;
  }
  if (IN_NODE && body instanceof Blob) {
    const value = () => {
      const source = pieces(Blob.prototype.stream.call(body));
      return new ReadableStream<Uint8Array>({
        async pull(controller) {
          const { done, value } = await source.next();
          if (done) controller.close();
          else controller.enqueue(value);
        },
        async cancel() {
          await source.return();
        },
      });
    };
    Object.defineProperty(body, 'stream', { value, configurable: true });
  }
  return () => isHalfRead;
}

/** Milliseconds after which Node's fetch gives up a request without a response, whatever its signal says. */
const NODE_LIMIT = 300_000;

interface Dispatcher {
  dispatch(options: object, handler: unknown): boolean;
}

/**
 * Lets a request of Node wait as long as its call may, by a dispatcher that lifts the limits of the global one. The global one
 * still manages the connections, and our own deadline ends the call. Other runtimes and shorter waits need nothing.
 */
export function patience(timeout: number): RequestInit {
  const home = globalThis as { [global: symbol]: Dispatcher | undefined };
  if (!IN_NODE || timeout <= NODE_LIMIT) return {};
  const dispatcher: Dispatcher = {
    dispatch: (options, handler) =>
      (home[Symbol.for('undici.globalDispatcher.1')] as Dispatcher).dispatch(
        { ...options, headersTimeout: 0, bodyTimeout: 0 },
        handler,
      ),
  };
  return { dispatcher } as RequestInit;
}
