import { dataUri } from '../images/base64.js';
import type { Picture } from '../images/picture.js';

/** Where a result came from. */
export interface Origin {
  /** The temporary link that it was downloaded from. */
  readonly url?: string | undefined;
  /** The task that made it. */
  readonly taskId?: number | undefined;
}

/**
 * A picture that the API made. It was read to its end and checked before the call came back, so every method works any
 * number of times, also after the link has expired. It can be passed on as the picture of the next call.
 */
export class ImageResult {
  readonly #blob: Blob;
  /** Media type, told from the picture's own bytes, such as `image/webp`. */
  readonly contentType: string;
  /** Width in pixels, from the picture's head. `undefined` for a format without one, such as svg. */
  readonly width: number | undefined;
  /** Height in pixels. */
  readonly height: number | undefined;
  /** Size in bytes. */
  readonly size: number;
  /** The temporary link that the picture was downloaded from, where there was one. */
  readonly url: string | undefined;
  /** The task that made it, where there was one. */
  readonly taskId: number | undefined;

  /** Made by the calls of this package alone. */
  constructor(never: never);
  /** @internal */
  constructor(picture: Picture, origin?: Origin);
  constructor({ blob, header }: Picture, { url, taskId }: Origin = {}) {
    this.#blob = blob;
    this.contentType = header.contentType;
    this.width = header.width;
    this.height = header.height;
    this.size = blob.size;
    this.url = url;
    this.taskId = taskId;
  }

  /** The picture as a `Blob` of its content type. Costs nothing: no bytes are copied. */
  async blob(): Promise<Blob> {
    return this.#blob;
  }

  /** The picture's bytes, a new copy each time. */
  async bytes(): Promise<Uint8Array<ArrayBuffer>> {
    return new Uint8Array(await this.#blob.arrayBuffer());
  }

  /** The picture as a stream of bytes, a new one each time. */
  stream(): ReadableStream<Uint8Array> {
    return this.#blob.stream();
  }

  /** The picture as a `data:` URI, for an `img` element or a style sheet. */
  async dataUrl(): Promise<string> {
    return dataUri(this.#blob, this.contentType);
  }

  /** What is known of the picture, without its bytes. */
  toJSON(): Record<string, unknown> {
    return { ...(this as object) };
  }
}
