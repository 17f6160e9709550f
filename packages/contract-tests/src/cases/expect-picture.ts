import type { PictureExpectation } from '../model/case.js';
import type { PictureFormat } from '../pictures/format.js';
import type { Upload } from './uploads.js';

/** The options of a create as they are sent. */
export type Options = Readonly<Record<string, string>>;

/** How long the longer side of an extracted print is, read from the names `1k` and `4k` (a guess; no source says). */
const LONG_SIDES: Readonly<Record<string, { min: number; max: number }>> = {
  '1k': { min: 960, max: 1100 },
  '4k': { min: 3800, max: 4300 },
};

/**
 * What the spec requires of the picture that a create returns.
 *
 * @param modelKey the model
 * @param options the options sent
 * @param upload what was sent; undefined for a link, whose picture is unknown
 */
export function expectedPicture(modelKey: string, options: Options, upload: Upload | undefined): PictureExpectation {
  switch (modelKey) {
    case 'background-removal':
    case 'stamp-background-removal':
      return cutOut(modelKey, options, upload);
    case 'image-extract':
    case 'image-extract-v2':
      return extraction(options, upload);
    case 'image-shadow-v3':
      return shadow(options, upload);
    default:
      return other(modelKey, options, upload);
  }
}

function cutOut(modelKey: string, options: Options, upload: Upload | undefined): PictureExpectation {
  const formats: PictureFormat[] = [options.output_format === 'png' ? 'png' : 'webp'];
  const base: PictureExpectation = { formats, transparency: 'some' };
  if (!upload) return base;
  const { drawing } = upload;
  const print = modelKey === 'stamp-background-removal';
  const part = print ? 'print' : 'subject';
  const toPrint = options.stamp_crop === '1';
  // Only the print cut-out is documented to look for a print. How the general one treats the option is not known.
  if (toPrint && !print) return base;
  if (toPrint) return { formats, shows: { drawing, part, framing: 'print' } };
  // It is not known which part of a garment counts as its print, so the frame is unknown too. No clear margin may be
  // left.
  if (options.crop === '1' && print) return { ...base, trimmed: true };
  if (options.crop === '1') return { ...base, trimmed: true, shows: { drawing, part, framing: 'trimmed' } };
  const { width, height } = drawing;
  return { ...base, size: { width, height }, shows: { drawing, part, framing: 'in-place' } };
}

function extraction(options: Options, upload: Upload | undefined): PictureExpectation {
  const longSide = LONG_SIDES[options.resolution ?? ''];
  const [across = 0, down = 0] = (options.size ?? '0:0').split(':').map(Number);
  const asInput = upload && { value: upload.drawing.width / upload.drawing.height, tolerance: 0.02 };
  const ratio = across > 0 && down > 0 ? { value: across / down, tolerance: 0.02 } : asInput;
  return {
    formats: ['png', 'webp', 'jpeg'],
    ...(longSide ? { longSide } : {}),
    ...(ratio ? { ratio } : {}),
    ...(upload ? { shows: { drawing: upload.drawing, part: 'print', framing: 'on-ground' } } : {}),
  };
}

function shadow(options: Options, upload: Upload | undefined): PictureExpectation {
  const formats: PictureFormat[] = ['png', 'webp'];
  const colour = options.background_color;
  const share = Number(options.main_ratio ?? 80) / 100;
  const opacity = Number(options.shadow_opacity ?? 0.75);
  const ground = colour ? hexColour(colour) : undefined;
  // At the ends of the ranges, next to nothing is visible, or the shadow is as opaque as its subject.
  const middling = upload !== undefined && share >= 0.4 && share <= 0.95;
  const readable = middling && !ground && opacity <= 0.9;
  // On a coloured background, the edge of the subject can be found only without a shadow.
  const measurable = readable || (middling && opacity === 0);
  return {
    formats,
    ...(ground ? { ground } : {}),
    ...(!ground && share >= 0.2 ? { transparency: 'some' as const } : {}),
    ...(measurable ? { subjectShare: share } : {}),
    ...(readable ? { shows: { drawing: upload.drawing, part: 'subject' as const, framing: 'solid' as const } } : {}),
  };
}

/** Red, green and blue of `#rgb`, `#rrggbb` or, where it is solid, `#rrggbbaa`. */
function hexColour(text: string): readonly [number, number, number] | undefined {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(text)?.slice(1);
  const digits = short?.map((digit) => digit + digit) ?? /^#(..)(..)(..)(ff)?$/i.exec(text)?.slice(1, 4);
  if (!digits) return undefined;
  const [red = 0, green = 0, blue = 0] = digits.map((part) => Number.parseInt(part, 16));
  return [red, green, blue];
}

/** For undocumented models, the expectation is a guess from the names of their fields. */
function other(modelKey: string, options: Options, upload: Upload | undefined): PictureExpectation {
  const formats: PictureFormat[] = modelKey === 'image-to-svg' ? ['svg', 'png', 'webp'] : ['png', 'webp', 'jpeg'];
  if (!upload) return { formats };
  const { width, height } = upload.drawing;
  const scale = Number(options.scale ?? 0);
  if (modelKey === 'upscale2stamp' && scale > 0) {
    const shows = { drawing: upload.drawing, part: 'subject', framing: 'on-ground' } as const;
    return { formats, size: { width: width * scale, height: height * scale }, shows };
  }
  if (modelKey === 'image-outpaint' && options.params) {
    const [left = 0, right = 0, top = 0, bottom = 0] = options.params.split(',').map(Number);
    const shows = { drawing: upload.drawing, part: 'subject', framing: 'within', offset: { left, top } } as const;
    return { formats, size: { width: width + left + right, height: height + top + bottom }, shows };
  }
  return { formats };
}
