import { ImagingError } from '../picture/errors.js';
import type { Codec, PictureFormat, PictureHeader, Raster, Size } from '../picture/types.js';
import { isOnItsSide, orientationLeft, uprightTransform } from './upright.js';

/** The codec for browsers (pages and workers): createImageBitmap and OffscreenCanvas. */
export const canvasCodec: Codec = { decode, encode, resize };

async function decode(bytes: Uint8Array, header: PictureHeader, longSide?: number): Promise<Raster> {
  let bitmap: ImageBitmap;
  try {
    const blob = new Blob([new Uint8Array(bytes)], { type: `image/${header.format}` });
    bitmap = await createImageBitmap(blob, { imageOrientation: 'from-image', premultiplyAlpha: 'none' });
  } catch (error) {
    throw new ImagingError('broken', `The ${header.format} cannot be decoded by this browser.`, { cause: error });
  }
  try {
    const factor = Math.min(1, (longSide ?? Infinity) / Math.max(bitmap.width, bitmap.height));
    const width = Math.max(1, Math.round(bitmap.width * factor));
    const height = Math.max(1, Math.round(bitmap.height * factor));
    const orientation = await orientationLeft(header);
    const upright = isOnItsSide(orientation) ? { width: height, height: width } : { width, height };
    const context = contextOf(new OffscreenCanvas(upright.width, upright.height));
    context.imageSmoothingQuality = 'high';
    context.setTransform(uprightTransform(orientation, width, height));
    context.drawImage(bitmap, 0, 0, width, height);
    return { ...upright, data: context.getImageData(0, 0, upright.width, upright.height).data };
  } finally {
    bitmap.close();
  }
}

async function encode(raster: Raster, format: PictureFormat, size: Size = raster): Promise<Uint8Array<ArrayBuffer>> {
  const scaled = size.width !== raster.width || size.height !== raster.height;
  const canvas = scaled ? scale(raster, size) : canvasOf(raster);
  if (format === 'jpeg') {
    const context = contextOf(canvas);
    context.globalCompositeOperation = 'destination-over';
    context.fillStyle = '#ffffff';
    context.fillRect(0, 0, size.width, size.height);
  }
  const type = `image/${format}`;
  const blob = await canvas.convertToBlob({ type, quality: 0.9 });
  // A browser that cannot write a format silently writes PNG.
  if (blob.type !== type) {
    throw new ImagingError('bad-option', `This browser cannot write ${format}. Ask for png.`);
  }
  return new Uint8Array(await blob.arrayBuffer());
}

async function resize(raster: Raster, width: number, height: number): Promise<Raster> {
  const { data } = contextOf(scale(raster, { width, height })).getImageData(0, 0, width, height);
  return { width, height, data };
}

function scale(raster: Raster, { width, height }: Size): OffscreenCanvas {
  const canvas = new OffscreenCanvas(width, height);
  const context = contextOf(canvas);
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = 'high';
  context.drawImage(canvasOf(raster), 0, 0, width, height);
  return canvas;
}

function canvasOf({ width, height, data }: Raster): OffscreenCanvas {
  const canvas = new OffscreenCanvas(width, height);
  contextOf(canvas).putImageData(new ImageData(new Uint8ClampedArray(data), width, height), 0, 0);
  return canvas;
}

function contextOf(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  // The pixels are read back at once: keep them out of the graphics card, whose rounding differs from machine to machine.
  const context = canvas.getContext('2d', { willReadFrequently: true, colorSpace: 'srgb' });
  if (!context) {
    throw new ImagingError(
      'too-large-dimensions',
      `This browser has no canvas of ${canvas.width} × ${canvas.height} px.`,
    );
  }
  return context;
}
