import { dataUri } from '../images/base64.js';
import type { Picture } from '../images/picture.js';

export interface Origin {
  /** The temporary link that it was downloaded from. */
  readonly url?: string | undefined;
  /** The task that made it. */
  readonly taskId?: number | undefined;
}

/**
 * A picture that the API made. It was downloaded completely and checked before the call returned, so every method works any
 * number of times, even after the link has expired. It can be used as the input picture of another call.
 */
export class ImageResult {
  readonly #blob: Blob;
  /** Media type, detected from the picture's bytes, such as `image/webp`. */
  readonly contentType: string;
  /** Width in pixels, from the picture's header. `undefined` for a format without a size, such as svg. */
  readonly width: number | undefined;
  /** Height in pixels, like `width`. */
  readonly height: number | undefined;
  /** Size in bytes. */
  readonly size: number;
  /** The temporary link that the picture was downloaded from; `undefined` if the response contained the picture. */
  readonly url: string | undefined;
  /** The task that made the picture; `undefined` for a call without a task. */
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

  /** The picture as a `Blob` with its content type. No bytes are copied. */
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

  /** The properties of the picture, without its bytes. */
  toJSON(): Record<string, unknown> {
    return { ...(this as object) };
  }
}
