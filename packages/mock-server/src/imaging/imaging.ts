import { layPrintFlat } from './compose/extract-print.js';
import { drawGenerated } from './compose/generate.js';
import { drawScene } from './compose/scene.js';
import { castShadow } from './compose/shadow.js';
import { cropToPrint, removePrintGround } from './cutout/print.js';
import { removeGround } from './cutout/remove-background.js';
import { cropRaster, opaqueBox } from './pixels/raster.js';
import { checkLimits, readHeader } from './probe.js';
import { enlarge } from './retouch/enlarge.js';
import { outpaint } from './retouch/outpaint.js';
import { restyleRaster, retouchRaster } from './retouch/retouch.js';
import { traceToSvg } from './retouch/vectorize.js';
import type { Glyphs } from './text/glyphs.js';
import type { Codec, Imaging, Picture, PictureFormat, PictureHeader, PictureLimits, Raster } from './types.js';

/** What a back end brings along. */
export interface ImagingParts {
  codec: Codec;
  glyphs: Glyphs;
  /** Bounds that every input is held to before it is decoded. */
  limits?: PictureLimits;
}

/** Side of a stand-in picture in pixels. */
const STAND_IN_SIDE = 800;

/** Puts the operations together over a back end. */
export function createImaging({ codec, glyphs, limits = {} }: ImagingParts): Imaging {
  const probe = (bytes: Uint8Array, own: PictureLimits = limits): PictureHeader => {
    const header = readHeader(bytes);
    checkLimits(header, own);
    return header;
  };
  const decode = async (bytes: Uint8Array): Promise<Raster> => codec.decode(bytes, probe(bytes));
  const finish = async (raster: Raster, format: PictureFormat): Promise<Picture> => ({
    bytes: await codec.encode(raster, format),
    contentType: `image/${format}`,
    width: raster.width,
    height: raster.height,
  });

  return {
    probe,

    async removeBackground(
      bytes,
      { outputFormat = 'webp', crop = false, edge = 0, kind = 'general', stampCrop = false } = {},
    ) {
      let raster = await decode(bytes);
      if (kind === 'print') {
        if (stampCrop) raster = cropToPrint(raster);
        removePrintGround(raster, edge);
      } else {
        removeGround(raster, edge);
      }
      const box = crop ? opaqueBox(raster, 8) : undefined;
      return finish(box ? cropRaster(raster, box) : raster, outputFormat);
    },

    async cropPrint(bytes, { outputFormat = 'png' } = {}) {
      return finish(cropToPrint(await decode(bytes)), outputFormat);
    },

    async extractPrint(bytes, { resolution = '1k', size = '0:0', outputFormat = 'png' } = {}) {
      return finish(await layPrintFlat(await decode(bytes), { resolution, size }, codec), outputFormat);
    },

    async addShadow(bytes, { opacity = 0.75, mainRatio = 80, background = null, outputFormat = 'png' } = {}) {
      return finish(await castShadow(await decode(bytes), { opacity, mainRatio, background }, codec), outputFormat);
    },

    async generate(options) {
      const inputs: Raster[] = [];
      for (const image of options.images ?? []) inputs.push(await decode(image));
      return finish(await drawGenerated(options, inputs, codec, glyphs), options.format ?? 'jpeg');
    },

    async standIn(link) {
      return finish(drawScene(link, STAND_IN_SIDE, STAND_IN_SIDE), 'jpeg');
    },

    async upscale(bytes, { scale = 2, outputFormat = 'png' } = {}) {
      return finish(await enlarge(await decode(bytes), scale, codec), outputFormat);
    },

    async outpaint(bytes, margins, { outputFormat = 'png' } = {}) {
      return finish(await outpaint(await decode(bytes), margins, codec), outputFormat);
    },

    async retouch(bytes, { outputFormat = 'png' } = {}) {
      const raster = await decode(bytes);
      retouchRaster(raster);
      return finish(raster, outputFormat);
    },

    async restyle(bytes, { prompt = '', similarity = 0.5, outputFormat = 'png' }) {
      const raster = await decode(bytes);
      restyleRaster(raster, prompt, similarity);
      return finish(raster, outputFormat);
    },

    async vectorize(bytes) {
      const raster = await decode(bytes);
      const svg = new TextEncoder().encode(traceToSvg(raster));
      return { bytes: svg, contentType: 'image/svg+xml', width: raster.width, height: raster.height };
    },
  };
}
