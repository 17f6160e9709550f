import type { CutoutOptions, ExtractOptions, GenerateModel, NanoBananaProOptions } from '@koukoutu/sdk/node';

/** A list of all members of a union. The compiler checks the lists below against the spec's types: none may be missing or extra. */
const all =
  <Union extends string | number>() =>
  <const List extends readonly Union[]>(list: [Union] extends [List[number]] ? List : never): List =>
    list;

type Given<Value> = Exclude<Value, undefined>;

export const FORMATS = all<Given<CutoutOptions['outputFormat']>>()(['webp', 'png']);
export const EDGES = all<Given<CutoutOptions['edge']>>()([0, 1, 2]);
export const RESOLUTIONS = all<Given<ExtractOptions['resolution']>>()(['1k', '4k']);
export const SIZES = all<Given<ExtractOptions['size']>>()([
  '0:0',
  '1:1',
  '1:2',
  '2:1',
  '2:3',
  '3:2',
  '3:4',
  '3:5',
  '3:7',
  '4:3',
  '5:3',
  '6:7',
  '7:3',
  '7:6',
  '9:16',
  '16:9',
  '26:38',
  '27:50',
  '50:27',
]);
export const GENERATE_MODELS = all<GenerateModel>()(['nano-banana-pro', 'seedream4.5', 'nano-banana']);
export const ASPECT_RATIOS = all<Given<NanoBananaProOptions['aspectRatio']>>()([
  '1:1',
  '3:2',
  '2:3',
  '3:4',
  '4:3',
  '4:5',
  '5:4',
  '9:16',
  '16:9',
  '21:9',
  '1:4',
  '4:1',
  '1:8',
  '8:1',
]);
export const IMAGE_SIZES = all<Given<NanoBananaProOptions['imageSize']>>()(['512', '1K', '2K', '4K']);
export const MODES = ['task', 'sync'] as const;
export const CUTOUT_MODELS = ['general', 'print'] as const;
