import type { CutoutFormat, EdgeLevel, Imaging, Picture } from '@koukoutu/imaging';
import type { Form } from '../request/form.js';

/** The form fields that steer a model, as they were sent. An absent field means the spec's default. */
export type ModelOptions = Readonly<Record<string, string>>;

/** Fields that carry the picture or select the model. All others are options. */
const NO_OPTIONS = new Set(['model_key', 'image_file', 'image', 'image_url', 'image_base64', 'response']);

/** The options among a form's fields. */
export function optionsOf(form: Form): ModelOptions {
  return Object.fromEntries([...form.fields].filter(([name]) => !NO_OPTIONS.has(name)));
}

/** The file extension of a media type: `image/webp` → `webp`. */
export function extensionOf(contentType: string): string {
  const subtype = contentType.split('/')[1]?.split(/[+;]/, 1)[0] ?? 'bin';
  return subtype === 'jpeg' ? 'jpg' : subtype;
}

/** The formats of a cut-out. The mock makes no others, even for undocumented models. */
const CUTOUT_FORMATS: readonly CutoutFormat[] = ['webp', 'png'];

/** True for models whose input must be a picture with transparency. */
export function needsTransparency(model: string): boolean {
  return model === 'image-shadow-v3';
}

/**
 * Makes the picture that a model returns. Undocumented models are imitated plausibly. An unknown model cuts out.
 *
 * @throws ImagingError if the picture or an option cannot be used
 */
export function applyModel(
  imaging: Imaging,
  model: string,
  bytes: Uint8Array,
  options: ModelOptions,
): Promise<Picture> {
  const outputFormat = CUTOUT_FORMATS.find((format) => format === options.output_format);
  const format = outputFormat ? { outputFormat } : {};
  const cutOut = (kind: 'general' | 'print') =>
    imaging.removeBackground(bytes, {
      kind,
      ...format,
      crop: options.crop === '1',
      stampCrop: options.stamp_crop === '1',
      edge: Number(options.border ?? 0) as EdgeLevel,
    });
  switch (model) {
    case 'stamp-background-removal':
      return cutOut('print');
    case 'image-extract':
    case 'image-extract-v2':
      return imaging.extractPrint(bytes, {
        ...(options.resolution ? { resolution: options.resolution } : {}),
        ...(options.size ? { size: options.size } : {}),
      });
    case 'image-shadow-v3':
      return imaging.addShadow(bytes, {
        ...(options.shadow_opacity ? { opacity: Number(options.shadow_opacity) } : {}),
        ...(options.main_ratio ? { mainRatio: Number(options.main_ratio) } : {}),
        ...(options.background_color ? { background: options.background_color } : {}),
      });
    case 'stamp-crop':
      return imaging.cropPrint(bytes);
    case 'image-to-image':
      return imaging.restyle(bytes, {
        ...(options.prompt ? { prompt: options.prompt } : {}),
        ...(options.similarity ? { similarity: Number(options.similarity) } : {}),
      });
    case 'upscale2stamp':
      return imaging.upscale(bytes, options.scale ? { scale: Number(options.scale) } : {});
    case 'image-outpaint': {
      const [left = 0, right = 0, top = 0, bottom = 0] = (options.params ?? '').split(',').map(Number);
      return imaging.outpaint(bytes, { left, right, top, bottom });
    }
    case 'image-watermark':
    case 'image-watermark-v2':
    case 'image-retouch':
    case 'image-eliminate':
      return imaging.retouch(bytes);
    case 'image-to-svg':
      return imaging.vectorize(bytes);
    default:
      return cutOut('general');
  }
}
