import type { components } from '../generated/async.js';

type Schemas = components['schemas'];

/** Options of both cut-outs. Source: `CutoutFields` of the spec. */
export interface CutoutOptions {
  /** File format of the result: `webp` (default), or `png`, which may cost one credit more. */
  readonly outputFormat?: Schemas['OutputFormat'] | undefined;
  /** Trims the transparent margin of the result. Default: `false`, the size of the input. */
  readonly crop?: boolean | undefined;
  /** Edge enhancement: 0 none (default), 1 standard, 2 strong. */
  readonly edge?: Schemas['Border'] | undefined;
  /** Finds the print in the picture and crops to it. Default: `false`. */
  readonly printCrop?: boolean | undefined;
}

/** Options of the print extraction. Source: `ImageExtractFields` of the spec. */
export interface ExtractOptions {
  /** What the print is on: 服装 (clothes), 鞋包 (shoes and bags), 配饰 (accessories), or other words. */
  readonly extractType: Schemas['ExtractType'];
  /** Resolution of the result. The API's default is not known. */
  readonly resolution?: Schemas['Resolution'] | undefined;
  /** Width to height of the result; `0:0` (default) keeps that of the input. */
  readonly size?: Schemas['Size'] | undefined;
}

/** Options of the AI shadow. Source: `ImageShadowFields` of the spec. */
export interface ShadowOptions {
  /** Opacity of the shadow, 0 to 1. Default: 0.75. */
  readonly opacity?: number | undefined;
  /** Share of the frame that the subject takes, whole percent, 0 to 100. Default: 80. */
  readonly mainRatio?: number | undefined;
  /** Background as a hex colour such as `#ffffff`. Default: transparent. */
  readonly background?: string | undefined;
}

/** Fields of a model without documented options: wire names, or the same in camelCase. */
export type OpenFields = Readonly<Record<string, string | number | boolean | undefined>>;

/** What each model takes besides its picture. */
export interface FieldsByModel {
  readonly 'background-removal': CutoutOptions;
  readonly 'stamp-background-removal': CutoutOptions;
  readonly 'image-extract': ExtractOptions;
  readonly 'image-shadow-v3': ShadowOptions;
}

/** The models that the vendor documents. */
export type DocumentedModel = Schemas['DocumentedModelKey'] & keyof FieldsByModel;

/** The known model keys, and any other text: the set is open. */
export type ModelKey = DocumentedModel | Extract<Schemas['OtherModelKey'], KnownOther> | (string & {});
type KnownOther = typeof import('../generated/spec-data.js').otherModelKeys[number];

/** Options whose wire name is not their snake_case spelling. */
const WIRE_NAMES: Readonly<Record<string, string>> = {
  edge: 'border',
  printCrop: 'stamp_crop',
  opacity: 'shadow_opacity',
  background: 'background_color',
};

/** The options under their wire names. */
export const wireFields = (fields: object): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      WIRE_NAMES[name] ?? name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value,
    ]),
  );
