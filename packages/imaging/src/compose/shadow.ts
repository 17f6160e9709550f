import { ImagingError } from '../picture/errors.js';
import type { Codec, Raster } from '../picture/types.js';
import { softBlur } from '../pixels/blur.js';
import { parseColour } from '../pixels/colour.js';
import { placeIn, rowBetween } from '../pixels/interpolate.js';
import { composite, createRaster, cropRaster, opaqueBox } from '../pixels/raster.js';

/** Long side, in pixels, of the copy on which the shadow is drawn. The shadow is soft, so the copy may be coarse. */
const SHADOW_SIDE = 480;
/** Height of the cast shadow as a share of the subject's height. */
const CAST_DEPTH = 0.22;

/** What {@link castShadow} needs. */
export interface ShadowOptions {
  /** 0–1 */
  opacity: number;
  /** 0–100 % */
  mainRatio: number;
  background: string | null;
}

/**
 * Places a cut-out in a frame of the picture's size, scaled so that it takes up `mainRatio` % of the frame. Adds a contact shadow
 * where it stands and a soft cast shadow behind it.
 *
 * @throws ImagingError `no-transparency` if the picture is not cut out; `bad-option` if a value is out of range.
 */
export async function castShadow(raster: Raster, options: ShadowOptions, codec: Codec): Promise<Raster> {
  const { opacity, mainRatio, background } = options;
  if (!(opacity >= 0 && opacity <= 1))
    throw new ImagingError('bad-option', `opacity must be within 0–1 (got ${opacity}).`);
  if (!(mainRatio >= 0 && mainRatio <= 100)) {
    throw new ImagingError('bad-option', `mainRatio must be within 0–100 (got ${mainRatio}).`);
  }
  const ground = background === null ? undefined : parseColour(background);
  const box = opaqueBox(raster, 12);
  if (!box || !hasTransparency(raster)) {
    throw new ImagingError(
      'no-transparency',
      'A shadow needs a picture with a transparent background: cut it out first.',
    );
  }
  const { width, height } = raster;
  const factor = (Math.max(1, mainRatio) / 100) * Math.min(width / box.width, height / box.height);
  const w = Math.max(1, Math.round(box.width * factor));
  const h = Math.max(1, Math.round(box.height * factor));
  const subject = await codec.resize(cropRaster(raster, box), w, h);
  const left = Math.round((width - w) / 2);
  const top = Math.round((height - h) / 2);
  const out = createRaster(width, height, ground);
  if (opacity > 0) paintShadow(out, shadowPlane(subject, left, top, width, height), opacity);
  composite(out, subject, left, top);
  return out;
}

interface Plane {
  values: Float32Array;
  width: number;
  height: number;
}

/** Darkness of the shadow, 0–1, on a coarse copy of the frame. */
function shadowPlane(subject: Raster, left: number, top: number, frameWidth: number, frameHeight: number): Plane {
  const scale = Math.min(1, SHADOW_SIDE / Math.max(frameWidth, frameHeight));
  const width = Math.max(1, Math.round(frameWidth * scale));
  const height = Math.max(1, Math.round(frameHeight * scale));
  const w = subject.width * scale;
  const h = subject.height * scale;
  const foot = (top + subject.height) * scale;
  const x0 = left * scale;
  const cast = new Float32Array(width * height);
  const contact = new Float32Array(width * height);
  const depth = h * CAST_DEPTH;
  for (let y = 0; y < height; y++) {
    // The cast shadow is the silhouette lying on the floor, slanted to the right.
    const lie = (foot + depth * 0.18 - y) / depth;
    const lift = (foot - y) / h;
    for (let x = 0; x < width; x++) {
      if (lie >= 0 && lie <= 1) {
        const u = (x - x0 - lie * w * 0.16) / w;
        cast[y * width + x] = alphaAt(subject, u, 1 - lie) * (1 - 0.55 * lie);
      }
      // The contact shadow is the lowest part of the silhouette, pressed flat.
      const press = (y - foot + h * 0.008) / Math.max(2, h * 0.022);
      if (press > -1 && press < 1) contact[y * width + x] = footAt(subject, (x - x0) / w) * (lift < 0.05 ? 1 : 0);
    }
  }
  const reach = Math.max(w, h);
  const soft = softBlur(cast, width, height, reach * 0.022);
  const tight = softBlur(contact, width, height, reach * 0.013);
  const values = soft.map((v, i) => 1 - (1 - 0.55 * v) * (1 - 0.75 * Math.min(1, tight[i]!)));
  return { values, width, height };
}

function alphaAt(subject: Raster, u: number, v: number): number {
  if (u < 0 || u >= 1 || v < 0 || v >= 1) return 0;
  const x = Math.floor(u * subject.width);
  const y = Math.floor(v * subject.height);
  return subject.data[(y * subject.width + x) * 4 + 3]! / 255;
}

/** How much of the subject touches the floor at this place across, judged by its lowest twentieth. */
function footAt(subject: Raster, u: number): number {
  let most = 0;
  for (let k = 0; k < 4; k++) most = Math.max(most, alphaAt(subject, u, 0.995 - k * 0.015));
  return most;
}

/** Paints black with the plane's darkness over a picture. The plane is scaled up to the picture's size. */
function paintShadow(ground: Raster, plane: Plane, opacity: number): void {
  const { width, height, data } = ground;
  const row = new Float64Array(plane.width + 1);
  for (let y = 0, p = 0; y < height; y++) {
    rowBetween(plane.values, plane.width, plane.height, 1, placeIn(y, height, plane.height), row);
    for (let x = 0; x < width; x++, p += 4) {
      const place = placeIn(x, width, plane.width);
      const left = Math.floor(place);
      const dark = opacity * (row[left]! + (row[left + 1]! - row[left]!) * (place - left));
      if (dark < 0.002) continue;
      const under = data[p + 3]! / 255;
      const alpha = dark + under * (1 - dark);
      const keep = (under * (1 - dark)) / alpha;
      data[p] = data[p]! * keep;
      data[p + 1] = data[p + 1]! * keep;
      data[p + 2] = data[p + 2]! * keep;
      data[p + 3] = alpha * 255;
    }
  }
}

/** Whether at least half a percent of the pixels are transparent. */
function hasTransparency({ width, height, data }: Raster): boolean {
  const needed = width * height * 0.005;
  let clear = 0;
  for (let p = 3; p < data.length; p += 4) if (data[p]! < 128 && ++clear >= needed) return true;
  return false;
}
