// The one scene that every picture shows: an object of four colours on a white or a transparent ground.
export const WIDTH = 160;
export const HEIGHT = 128;
/** All edges lie on multiples of this many pixels, so that a JPEG of flat blocks can show them. */
export const BLOCK = 32;

/** Colours of the four quarters of the object in sRGB: left and right of the upper, then of the lower half. */
export const COLOURS = [
  [220, 20, 30],
  [20, 170, 60],
  [30, 50, 210],
  [60, 60, 60],
];
const GROUND = [255, 255, 255];

/** The quarter that a point belongs to; `undefined` on the ground. */
function quarterAt(x, y) {
  if (x < BLOCK || x >= WIDTH - BLOCK || y < BLOCK || y >= HEIGHT - BLOCK) return undefined;
  return (y < HEIGHT / 2 ? 0 : 2) + (x < WIDTH / 2 - 16 ? 0 : 1);
}

export const colourAt = (x, y) => COLOURS[quarterAt(x, y) ?? -1] ?? GROUND;
export const isGround = (x, y) => quarterAt(x, y) === undefined;

/** The compared points: the middle of each quarter, and a corner of the ground. */
export const POINTS = [
  [48, 48],
  [96, 48],
  [48, 80],
  [96, 80],
  [6, 6],
];

/**
 * The scene as pixels.
 *
 * @param {{ alpha?: boolean, map?: (colour: number[]) => number[] }} [options] `map`: changes each colour, for example into another
 *   colour space
 * @returns {Buffer} 3 or 4 bytes per pixel
 */
export function pixels({ alpha = false, map = (colour) => colour } = {}) {
  const bytes = [];
  for (let y = 0; y < HEIGHT; y += 1) {
    for (let x = 0; x < WIDTH; x += 1) {
      const clear = alpha && isGround(x, y);
      bytes.push(...(clear ? [0, 0, 0] : map(colourAt(x, y))), ...(alpha ? [clear ? 0 : 255] : []));
    }
  }
  return Buffer.from(bytes);
}

const linear = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
const curve = (value) => (value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055);
/** From linear sRGB to linear Display P3 (both D65). */
const TO_P3 = [
  [0.8224621, 0.177538, 0],
  [0.0331942, 0.9668058, 0],
  [0.0170827, 0.0723974, 0.9105199],
];

/** The same colour in Display P3. */
export function inP3(colour) {
  const light = colour.map((value) => linear(value / 255));
  return TO_P3.map((row) => Math.round(255 * curve(row.reduce((sum, share, at) => sum + share * light[at], 0))));
}

/** The same colour with linear values. */
export const inLinear = (colour) => colour.map((value) => Math.round(255 * linear(value / 255)));
