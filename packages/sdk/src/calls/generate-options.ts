import type { components } from '../generated/models.js';
import type { aspectRatios, imageSizes } from '../generated/spec-data.js';
import type { ImageCallOptions } from '../http/options.js';
import type { ImageInput } from '../images/input.js';

type Schemas = components['schemas'];

interface PromptOptions extends ImageCallOptions {
  /** What to draw, or what to do with the pictures. */
  readonly prompt: string;
  /** Pictures to start from, in the order that the prompt speaks of them. */
  readonly images?: ImageInput | readonly ImageInput[] | undefined;
  /** Calls the model under another id. The ids of this package, but for nano-banana’s, are guesses. */
  readonly modelId?: string | undefined;
}

/** Options of `nano-banana`. Source: `GenerateContentRequest` of the spec (documented). */
export interface NanoBananaOptions extends PromptOptions {
  /** Width to height. Default: the ratio closest to the input picture. */
  readonly aspectRatio?: (typeof aspectRatios)[number] | undefined;
  /**
   * Fetches links in `images` also from addresses that are not on the public internet, such as `localhost` or `10.0.0.1`.
   * These models take no links, so the client fetches them itself. Set it only for links that do not come from users.
   * Default: `false`.
   */
  readonly allowPrivateLinks?: boolean | undefined;
}

/** Options of `nano-banana-pro`. Source: `GenerateContentRequest` of the spec; that this model takes them is a guess. */
export interface NanoBananaProOptions extends NanoBananaOptions {
  /** Size of the picture (a guess). */
  readonly imageSize?: (typeof imageSizes)[number] | undefined;
}

/** Options of `seedream4.5`. Source: `ImageGenerationRequest` of the spec; all of it is a guess. */
export interface SeedreamOptions extends PromptOptions {
  /** `2K`, `4K`, or `WIDTHxHEIGHT` in pixels. Default: 2048x2048. */
  readonly size?: Schemas['SeedreamSize'] | undefined;
  /** A visible mark on the picture. Default of the API: `true`. */
  readonly watermark?: boolean | undefined;
  /** More than 1 lets the model draw a sequence of up to so many pictures, at most 15. Default: 1. */
  readonly maxImages?: number | undefined;
  /** Lets the service rewrite the prompt. */
  readonly optimizePrompt?:
    | NonNullable<Schemas['ImageGenerationRequest']['optimize_prompt_options']>['mode']
    | undefined;
}

/** The third-party models, and what each takes. */
export interface GenerateOptionsByModel {
  /** @deprecated The vendor will withdraw it. Use `nano-banana-pro`. */
  readonly 'nano-banana': NanoBananaOptions;
  readonly 'nano-banana-pro': NanoBananaProOptions;
  readonly 'seedream4.5': SeedreamOptions;
}

/** A third-party model. */
export type GenerateModel = keyof GenerateOptionsByModel;

/** One picture, several or none, as a list. */
export const pictures = (images: PromptOptions['images'] = []): readonly ImageInput[] =>
  Array.isArray(images) ? images : [images as ImageInput];
