import { layPrintFlat } from './compose/extract-print.js';
import { drawGenerated, generatedSize } from './compose/generate.js';
import { drawScene } from './compose/scene.js';
import { castShadow } from './compose/shadow.js';
import { cropToPrint, removePrintGround } from './cutout/print.js';
import { removeGround } from './cutout/remove-background.js';
import { checkLimits, readHeader } from './picture/header.js';
import { checkDecoding, checkEncoding } from './picture/memory.js';
import type {
  Codec,
  EdgeLevel,
  Imaging,
  Picture,
  PictureFormat,
  PictureHeader,
  PictureLimits,
  Raster,
  ResultRules,
  Size,
} from './picture/types.js';
import { opaqueBox, trimRaster } from './pixels/raster.js';
import { enlarge } from './retouch/enlarge.js';
import { outpaint } from './retouch/outpaint.js';
import { restyleRaster, retouchRaster } from './retouch/retouch.js';
import { traceToSvg } from './retouch/vectorize.js';
import type { Glyphs } from './text/glyphs.js';

/** What differs between Node and the browser, and what the caller configures. */
export interface ImagingParts {
  codec: Codec;
  glyphs: Glyphs;
  rules: ResultRules;
  /** Limits that every input is checked against before it is decoded. */
  limits?: PictureLimits;
}

/** Side of a stand-in picture in pixels. */
const STAND_IN_SIDE = 600;
/** Stand-ins in the cache, of about 100 kB each. */
const STAND_INS_KEPT = 16;
/** Long side, in pixels, to which the input of a generated picture is scaled down: more would not be visible. */
const SHOWN_SIDE = 1600;

/** Makes the operations over a codec and a font. */
export function createImaging({ codec, glyphs, rules, limits = {} }: ImagingParts): Imaging {
  const probe = (bytes: Uint8Array, own: PictureLimits = limits): PictureHeader => {
    const header = readHeader(bytes);
    checkLimits(header, own);
    checkDecoding(header);
    return header;
  };
  const finish = async (raster: Raster, format: PictureFormat, size: Size = raster): Promise<Picture> => {
    checkEncoding(size, format);
    const { width, height } = size;
    return { bytes: await codec.encode(raster, format, size), contentType: `image/${format}`, width, height };
  };
  /**
   * Decodes, lets `change` work, in place or into a new raster, and encodes.
   *
   * @param mayCrop whether the result may be smaller than the picture, so that its size is not known before the work
   */
  const edit = async (
    bytes: Uint8Array,
    format: PictureFormat,
    change: (raster: Raster) => Raster | Promise<Raster>,
    mayCrop = false,
  ): Promise<Picture> => {
    const header = probe(bytes);
    if (!mayCrop) checkEncoding(header, format);
    return finish(await change(await codec.decode(bytes, header)), format);
  };

  /** The stand-ins drawn last, because programs use the same few links again and again. The latest is last. */
  const standIns = new Map<string, Promise<Picture>>();

  return {
    probe,

    async removeBackground(bytes, options = {}) {
      const { outputFormat = 'webp', crop = false, edge = 0, kind = 'general', stampCrop = false } = options;
      const change = async (decoded: Raster) => {
        const raster = kind === 'print' && stampCrop ? cropToPrint(decoded) : decoded;
        const level = Math.min(2, Math.max(0, Math.round(edge))) as EdgeLevel;
        if (kind === 'print') await removePrintGround(raster, level);
        else await removeGround(raster, level);
        const box = crop ? opaqueBox(raster, 8) : undefined;
        return box ? trimRaster(raster, box) : raster;
      };
      return edit(bytes, outputFormat, change, crop || stampCrop);
    },

    async cropPrint(bytes, { outputFormat = 'png' } = {}) {
      return edit(bytes, outputFormat, cropToPrint, true);
    },

    async extractPrint(bytes, { resolution = '1k', size = '0:0', outputFormat = 'png' } = {}) {
      const header = probe(bytes);
      const print = await layPrintFlat(await codec.decode(bytes, header), { resolution, size }, codec);
      return finish(print.raster, outputFormat, print.size);
    },

    async addShadow(bytes, { opacity = 0.75, mainRatio = 80, background = null, outputFormat = 'png' } = {}) {
      return edit(bytes, outputFormat, (raster) => castShadow(raster, { opacity, mainRatio, background }, codec));
    },

    async generate(options) {
      const images = (options.images ?? []).map((bytes) => ({ bytes, header: probe(bytes) }));
      const inputs: Raster[] = [];
      for (const { bytes, header } of images) inputs.push(await codec.decode(bytes, header, SHOWN_SIDE));
      const size = generatedSize(options, inputs, rules);
      return finish(await drawGenerated(options, inputs, size, codec, glyphs), options.format ?? 'jpeg', size);
    },

    async standIn(link) {
      const picture = standIns.get(link) ?? finish(drawScene(link, STAND_IN_SIDE, STAND_IN_SIDE), 'jpeg');
      standIns.delete(link);
      standIns.set(link, picture);
      for (const [oldest] of standIns) if (standIns.size > STAND_INS_KEPT) standIns.delete(oldest);
      const { bytes, ...rest } = await picture;
      // A copy, because the caller may transfer its memory to a thread.
      return { ...rest, bytes: bytes.slice() };
    },

    async upscale(bytes, { scale = 2, outputFormat = 'png' } = {}) {
      return edit(bytes, outputFormat, (raster) => enlarge(raster, scale, codec));
    },

    async outpaint(bytes, margins, { outputFormat = 'png' } = {}) {
      return edit(bytes, outputFormat, (raster) => outpaint(raster, margins, rules.extendedSide));
    },

    async retouch(bytes, { outputFormat = 'png' } = {}) {
      return edit(bytes, outputFormat, (raster) => {
        retouchRaster(raster);
        return raster;
      });
    },

    async restyle(bytes, { prompt = '', similarity = 0.5, outputFormat = 'png' }) {
      return edit(bytes, outputFormat, (raster) => {
        restyleRaster(raster, prompt, similarity);
        return raster;
      });
    },

    async vectorize(bytes) {
      const header = probe(bytes);
      const raster = await codec.decode(bytes, header);
      const svg = new TextEncoder().encode(traceToSvg(raster));
      return { bytes: svg, contentType: 'image/svg+xml', width: raster.width, height: raster.height };
    },

    async close() {},
  };
}
