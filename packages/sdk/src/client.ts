import type { Middleware } from 'openapi-fetch';
import { type Batch, batch } from './batch/batch.js';
import type { BatchContext, BatchOptions } from './batch/options.js';
import { type AddShadowOptions, addShadow } from './calls/add-shadow.js';
import { type Credits, credits } from './calls/credits.js';
import { type ExtractPrintOptions, extractPrint } from './calls/extract-print.js';
import { generateImage } from './calls/generate-image.js';
import type { GenerateModel, GenerateOptionsByModel } from './calls/generate-options.js';
import { type RemoveBackgroundOptions, removeBackground } from './calls/remove-background.js';
import type { Core } from './http/core.js';
import type { CallOptions, ClientOptions } from './http/options.js';
import { createRawClients, type RawClients } from './http/raw.js';
import type { Call } from './http/scope.js';
import { createTransport } from './http/transport.js';
import type { ImageInput } from './images/input.js';
import type { GeneratedImage } from './results/generated-image.js';
import type { ImageResult } from './results/image-result.js';
import { Tasks } from './tasks/tasks.js';

/**
 * The client of the Koukoutu (抠抠图) image API.
 *
 * ```ts
 * const koukoutu = new Koukoutu(); // KOUKOUTU_API_KEY, or { apiKey }
 * const cutout = await koukoutu.removeBackground(photo, { outputFormat: 'png' });
 * ```
 */
export class Koukoutu {
  readonly #core: Core;
  /** Tasks, one step at a time: create now, wait later, perhaps elsewhere. */
  readonly tasks: Tasks;
  /** The typed clients of the three hosts, for calls that this class has no method for. */
  readonly raw: RawClients;

  /**
   * @param options - All optional; see {@link ClientOptions}.
   * @throws ConfigurationError if no key is configured, a key contains whitespace or a line break, `baseUrl` is not a valid URL,
   *   or the code runs in a browser without `dangerouslyAllowBrowser`.
   */
  constructor(options?: ClientOptions) {
    this.#core = createTransport(options) as Core;
    this.tasks = new Tasks(this.#core);
    this.raw = createRawClients(this.#core);
    // What console.log shows in Node, Bun and Deno. As a method with a computed name, it would keep the class in every bundle.
    Object.defineProperty(this, Symbol.for('nodejs.util.inspect.custom'), {
      value: () => ({ Koukoutu: this.toJSON() }),
    });
  }

  /** Removes the background of a picture; see {@link removeBackground}. */
  removeBackground(image: ImageInput, options?: RemoveBackgroundOptions): Call<ImageResult> {
    return removeBackground(this.#core, image, options);
  }

  /** Extracts the print of a garment, a bag, … as a flat picture; see {@link extractPrint}. */
  extractPrint(image: ImageInput, options: ExtractPrintOptions): Call<ImageResult> {
    return extractPrint(this.#core, image, options);
  }

  /** Draws a shadow under a cut-out; see {@link addShadow}. */
  addShadow(image: ImageInput, options?: AddShadowOptions): Call<ImageResult> {
    return addShadow(this.#core, image, options);
  }

  /** Generates a picture with a third-party model; see {@link generateImage}. */
  generateImage<Model extends GenerateModel>(
    model: Model,
    options: GenerateOptionsByModel[Model],
  ): Call<GeneratedImage> {
    return generateImage(this.#core, model, options);
  }

  /** Returns the remaining credits; see {@link credits}. */
  credits(options?: CallOptions): Call<Credits> {
    return credits(this.#core, options);
  }

  /**
   * Runs a function over many inputs, a few at once, and yields each as it finishes; see {@link batch}.
   *
   * ```ts
   * for await (const { input, result, error } of koukoutu.batch(photos, (photo) => koukoutu.removeBackground(photo))) …
   * ```
   */
  batch<Input, Result>(
    inputs: Iterable<Input> | AsyncIterable<Input>,
    run: (input: Input, context: BatchContext) => Promise<Result>,
    options?: BatchOptions<Input>,
  ): Batch<Input, Result> {
    return batch(inputs, run, options);
  }

  /**
   * Adds openapi-fetch middleware for all three hosts. `onRequest` sees each request once, before its key is added and
   * before any retry; `onResponse` sees the last response. Results are downloaded without it.
   */
  use(...middleware: Middleware[]): this {
    this.#core.use(...middleware);
    return this;
  }

  /** Where this client calls, and whether it has keys. Never a key. */
  toJSON(): Record<string, unknown> {
    const { hosts, keys } = this.#core;
    const shown = (has: boolean) => (has ? '[redacted]' : undefined);
    return { hosts, apiKey: shown(keys.has.apiKey), modelsApiKey: shown(keys.has.modelsApiKey) };
  }
}
