import type { CutoutFormat, EdgeLevel, Imaging, Picture } from '@koukoutu/imaging';

/** The form fields that steer a model, as they came; the documents' defaults stand in for absent ones. */
export type ModelOptions = Readonly<Record<string, string>>;

/** Models whose input must be a picture with transparency. */
export function needsTransparency(model: string): boolean {
  return model === 'image-shadow-v3';
}

/**
 * Does to a picture what a model is for. Models without a page of their own are done plausibly; an unknown one cuts out.
 * Throws ImagingError when the picture or an option is unusable.
 */
export function applyModel(
  imaging: Imaging,
  model: string,
  bytes: Uint8Array,
  options: ModelOptions,
): Promise<Picture> {
  const outputFormat = options.output_format as CutoutFormat | undefined;
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
