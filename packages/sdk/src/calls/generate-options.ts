import type { components } from '../generated/models.js';
import type { aspectRatios, imageSizes } from '../generated/spec-data.js';
import type { ImageCallOptions } from '../http/options.js';
import type { ImageInput } from '../images/input.js';

type Schemas = components['schemas'];

interface PromptOptions extends ImageCallOptions {
  /** What to draw, or what to do with the pictures. */
  readonly prompt: string;
  /** Input pictures, in the order in which the prompt refers to them. */
  readonly images?: ImageInput | readonly ImageInput[] | undefined;
  /** Another id of the model. Except for nano-banana, the default ids are guesses. */
  readonly modelId?: string | undefined;
}

/** Options of `nano-banana`. Source: `GenerateContentRequest` of the spec (documented). */
export interface NanoBananaOptions extends PromptOptions {
  /** Ratio of width to height. Default: the ratio closest to that of the input picture. */
  readonly aspectRatio?: (typeof aspectRatios)[number] | undefined;
  /**
   * Allows links in `images` to addresses outside the public internet, such as `localhost` or `10.0.0.1`. These models accept no
   * links, so the client downloads them itself. Set it only for links that do not come from users. Default: `false`.
   */
  readonly allowPrivateLinks?: boolean | undefined;
}

/** Options of `nano-banana-pro`. Source: `GenerateContentRequest` of the spec; that this model accepts them is a guess. */
export interface NanoBananaProOptions extends NanoBananaOptions {
  /** Size of the picture (a guess). */
  readonly imageSize?: (typeof imageSizes)[number] | undefined;
}

/** Options of `seedream4.5`. Source: `ImageGenerationRequest` of the spec. All of them are guesses. */
export interface SeedreamOptions extends PromptOptions {
  /** `2K`, `4K`, or `WIDTHxHEIGHT` in pixels. Default: 2048x2048. */
  readonly size?: Schemas['SeedreamSize'] | undefined;
  /** Whether to put a visible watermark on the picture. Default of the API: `true`. */
  readonly watermark?: boolean | undefined;
  /** Largest number of pictures, 1–15. With more than 1, the model may draw a sequence. Default: 1. */
  readonly maxImages?: number | undefined;
  /** Lets the service rewrite the prompt. */
  readonly optimizePrompt?:
    | NonNullable<Schemas['ImageGenerationRequest']['optimize_prompt_options']>['mode']
    | undefined;
}

/** The third-party models and the options of each. */
export interface GenerateOptionsByModel {
  /** @deprecated The vendor will withdraw it. Use `nano-banana-pro`. */
  readonly 'nano-banana': NanoBananaOptions;
  readonly 'nano-banana-pro': NanoBananaProOptions;
  readonly 'seedream4.5': SeedreamOptions;
}

/** A third-party model. */
export type GenerateModel = keyof GenerateOptionsByModel;

/** The input pictures as a list. */
export const pictures = (images: PromptOptions['images'] = []): readonly ImageInput[] =>
  Array.isArray(images) ? images : [images as ImageInput];
