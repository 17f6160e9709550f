import sharp from 'sharp';

/**
 * The pictures that cases send. They are drawn by formula, so that a check can compute what any pixel of
 * the upload was. That tells a result from somebody else's picture, a mirrored one, or one with the background
 * still in it. Every seed has its own colours, and no two quarters of a subject look alike.
 */

/** What to draw. */
export interface Drawing {
  /** `product`: a subject on a plain background; `garment`: a shirt with a print; `cut-out`: a product without a background. */
  readonly scene: 'product' | 'garment' | 'cut-out';
  /** Chooses the colours; different seeds give different pictures. */
  readonly seed: number;
  readonly width: number;
  readonly height: number;
}

/** Red, green, blue, alpha, each 0 to 255. */
export type Pixel = readonly [red: number, green: number, blue: number, alpha: number];

const GROUND: Pixel = [242, 243, 245, 255];
const GARMENT: Pixel = [96, 110, 140, 255];
const NOTHING: Pixel = [0, 0, 0, 0];

/** Strong colours that differ from the background, from the garment and from each other. */
const PALETTE: readonly Pixel[] = [
  [196, 36, 44, 255],
  [24, 128, 60, 255],
  [28, 64, 180, 255],
  [216, 130, 16, 255],
  [130, 28, 140, 255],
  [12, 120, 136, 255],
  [104, 66, 24, 255],
  [40, 40, 46, 255],
];

/** Side of the light and dark squares on the subject, in pixels. A blurred or enlarged copy loses them. */
export const SQUARE = 8;

/** The subject's box in the picture: off the middle, so that a mirrored or turned picture does not fit. */
export function subjectBox(drawing: Drawing): { left: number; top: number; right: number; bottom: number } {
  const { width, height } = drawing;
  return {
    left: Math.round(width * 0.2),
    top: Math.round(height * 0.16),
    right: Math.round(width * 0.72),
    bottom: Math.round(height * 0.78),
  };
}

/** The print's box inside the garment. */
export function printBox(drawing: Drawing): { left: number; top: number; right: number; bottom: number } {
  const box = subjectBox(drawing);
  const width = box.right - box.left;
  const height = box.bottom - box.top;
  return {
    left: Math.round(box.left + width * 0.28),
    top: Math.round(box.top + height * 0.24),
    right: Math.round(box.left + width * 0.76),
    bottom: Math.round(box.top + height * 0.68),
  };
}

/** Distance in pixels from a box's border with rounded corners, positive inside. */
export function insideBox(
  box: { left: number; top: number; right: number; bottom: number },
  x: number,
  y: number,
): number {
  const radius = Math.min(box.right - box.left, box.bottom - box.top) * 0.22;
  const dx = Math.max(box.left + radius - x, x - (box.right - radius), 0);
  const dy = Math.max(box.top + radius - y, y - (box.bottom - radius), 0);
  if (dx > 0 && dy > 0) return radius - Math.sqrt(dx * dx + dy * dy);
  return Math.min(x - box.left, box.right - x, y - box.top, box.bottom - y);
}

/** The colours of the four quarters for a seed, all different. */
export function quarterColours(seed: number): readonly Pixel[] {
  const rest = [...PALETTE];
  let state = seed >>> 0;
  const colours: Pixel[] = [];
  for (let quarter = 0; quarter < 4; quarter += 1) {
    const [chosen] = rest.splice(state % rest.length, 1);
    if (chosen) colours.push(chosen);
    state = Math.floor(state / (rest.length + 1));
  }
  return colours;
}

/** Where the quarters meet: on the border of a square, so that no square has two colours. */
export function middleOf(from: number, to: number): number {
  return from + Math.round((to - from) / 2 / SQUARE) * SQUARE;
}

/** The pattern of a box: its quarters' colours, lighter or darker by the square. */
function patternOf(
  box: { left: number; top: number; right: number; bottom: number },
  seed: number,
): (x: number, y: number) => Pixel {
  const [middleX, middleY] = [middleOf(box.left, box.right), middleOf(box.top, box.bottom)];
  const toned = quarterColours(seed).map(([red, green, blue]) =>
    [22, -12].map((shift): Pixel => [tone(red + shift), tone(green + shift), tone(blue + shift), 255]),
  );
  return (x, y) => {
    const quarter = (x >= middleX ? 1 : 0) + (y >= middleY ? 2 : 0);
    const light = (Math.floor((x - box.left) / SQUARE) + Math.floor((y - box.top) / SQUARE)) % 2 === 0;
    return toned[quarter]?.[light ? 0 : 1] ?? GARMENT;
  };
}

function tone(value: number): number {
  return Math.max(0, Math.min(255, value));
}

/** Half the width of the subject's soft edge, in pixels: hair, glass and motion look like this, and edge options need it. */
const SOFT = 1.5;

/**
 * Returns a function that gives the colour of the subject at any pixel, without the background that shows through its
 * soft edge.
 */
export function subjectPainterOf(drawing: Drawing): (x: number, y: number) => Pixel {
  const print = printBox(drawing);
  if (drawing.scene !== 'garment') return patternOf(subjectBox(drawing), drawing.seed);
  const pattern = patternOf(print, drawing.seed);
  return (x, y) => (insideBox(print, x + 0.5, y + 0.5) >= 0 ? pattern(x, y) : GARMENT);
}

/** Returns a function that gives the colour of a drawing at any pixel. */
export function painterOf(drawing: Drawing): (x: number, y: number) => Pixel {
  const box = subjectBox(drawing);
  const shown = subjectPainterOf(drawing);
  return (x, y) => {
    const inside = insideBox(box, x + 0.5, y + 0.5);
    if (drawing.scene === 'cut-out') return inside < 0 ? NOTHING : shown(x, y);
    if (inside <= -SOFT) return GROUND;
    return inside >= SOFT ? shown(x, y) : blend(GROUND, shown(x, y), (inside + SOFT) / (2 * SOFT));
  };
}

function blend(under: Pixel, over: Pixel, share: number): Pixel {
  const mix = (one: number, other: number) => Math.round(one * (1 - share) + other * share);
  return [mix(under[0], over[0]), mix(under[1], over[1]), mix(under[2], over[2]), 255];
}

/**
 * The drawing as a file.
 *
 * @param drawing what to draw
 * @param format file format; jpeg has no transparency, so a `cut-out` cannot be one
 * @returns the same bytes for the same arguments
 */
export async function encodeDrawing(drawing: Drawing, format: 'png' | 'jpeg' | 'webp'): Promise<Uint8Array> {
  const key = `${drawing.scene}/${drawing.seed}/${drawing.width}x${drawing.height}/${format}`;
  const known = encoded.get(key);
  if (known) return known;
  const { width, height } = drawing;
  const pixels = rasterOf(drawing);
  const image = sharp(pixels, { raw: { width, height, channels: 4 } });
  const flat = drawing.scene === 'cut-out' ? image : image.removeAlpha();
  const bytes = new Uint8Array(
    format === 'png'
      ? await flat.png({ compressionLevel: 6 }).toBuffer()
      : format === 'webp'
        ? await flat.webp({ lossless: true }).toBuffer()
        : await flat.jpeg({ quality: 95, chromaSubsampling: '4:4:4' }).toBuffer(),
  );
  encoded.set(key, bytes);
  return bytes;
}

const encoded = new Map<string, Uint8Array>();

/** The pixels of a drawing, as RGBA row by row. */
function rasterOf(drawing: Drawing): Uint8Array {
  const { width, height } = drawing;
  const pixels = new Uint8Array(width * height * 4);
  const ground = Uint8Array.from(drawing.scene === 'cut-out' ? NOTHING : GROUND);
  new Uint32Array(pixels.buffer).fill(new Uint32Array(ground.buffer)[0] ?? 0);
  // Beyond the soft edge of the subject there is only the background.
  const { left, top, right, bottom } = subjectBox(drawing);
  const margin = Math.ceil(SOFT);
  const paint = painterOf(drawing);
  const [from, to] = [Math.max(0, left - margin), Math.min(width, right + margin)];
  const end = Math.min(height, bottom + margin);
  for (let y = Math.max(0, top - margin); y < end; y += 1) paintRow(pixels, width, y, from, to, paint);
  return pixels;
}

/** Paints a part of a row. It is a separate function because V8 optimizes functions that are called often. */
function paintRow(
  pixels: Uint8Array,
  width: number,
  y: number,
  from: number,
  to: number,
  paint: (x: number, y: number) => Pixel,
): void {
  for (let x = from, at = (y * width + from) * 4; x < to; x += 1, at += 4) {
    const pixel = paint(x, y);
    pixels[at] = pixel[0];
    pixels[at + 1] = pixel[1];
    pixels[at + 2] = pixel[2];
    pixels[at + 3] = pixel[3];
  }
}
