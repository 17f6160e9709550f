import type { Raster } from '../picture/types.js';
import { shrink } from '../pixels/raster.js';

/** Long side, in pixels, of the copy that is traced. */
const TRACE_SIDE = 320;
/** Number of flat colours that a picture is reduced to. */
const COLOURS = 14;
/** Palette index for transparent pixels. */
const CLEAR = 255;
/** Number of rounds in which stray pixels take their neighbours' colour. */
const SMOOTHING = 3;
/** Largest distance between a traced line and the pixels' corners, in pixels of the copy. */
const TOLERANCE = 0.75;

/** Traces a picture into an SVG document of flat-coloured shapes. The document has the picture's size. */
export function traceToSvg(raster: Raster): string {
  const small = shrink(raster, TRACE_SIDE);
  const { palette, index } = reduceColours(small);
  const paths = palette.flatMap((colour, k) => {
    const d = outlines(index, small.width, small.height, k);
    const fill = `#${colour.map((v) => Math.round(v).toString(16).padStart(2, '0')).join('')}`;
    // A hairline in the same colour closes the seams between neighbouring shapes.
    return d === '' ? [] : [`<path fill="${fill}" stroke="${fill}" stroke-width=".4" fill-rule="evenodd" d="${d}"/>`];
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${raster.width}" height="${raster.height}" ` +
      `viewBox="0 0 ${small.width} ${small.height}" preserveAspectRatio="none">`,
    ...paths,
    '</svg>',
    '',
  ].join('\n');
}

/** Groups the colours by k-means from evenly spread starts. Transparent pixels belong to no group. */
function reduceColours({ width, height, data }: Raster): { palette: number[][]; index: Uint8Array } {
  const n = width * height;
  const index = new Uint8Array(n).fill(CLEAR);
  const opaque: number[] = [];
  for (let i = 0; i < n; i++) if (data[i * 4 + 3]! >= 128) opaque.push(i);
  const light = (i: number) => 2 * data[i * 4]! + 4 * data[i * 4 + 1]! + data[i * 4 + 2]!;
  const byLight = [...opaque].sort((a, b) => light(a) - light(b) || a - b);
  const palette: number[][] = [];
  for (let k = 0; k < COLOURS && opaque.length > 0; k++) {
    const i = byLight[Math.floor(((k + 0.5) / COLOURS) * byLight.length)]!;
    palette.push([data[i * 4]!, data[i * 4 + 1]!, data[i * 4 + 2]!]);
  }
  for (let round = 0; round < 6; round++) {
    const sums = palette.map(() => [0, 0, 0, 0]);
    for (const i of opaque) {
      const p = i * 4;
      let best = 0;
      let least = Infinity;
      for (let k = 0; k < palette.length; k++) {
        const c = palette[k]!;
        const d = (data[p]! - c[0]!) ** 2 + (data[p + 1]! - c[1]!) ** 2 + (data[p + 2]! - c[2]!) ** 2;
        if (d < least) {
          least = d;
          best = k;
        }
      }
      index[i] = best;
      const sum = sums[best]!;
      for (let c = 0; c < 3; c++) sum[c]! += data[p + c]!;
      sum[3]! += 1;
    }
    sums.forEach((sum, k) => {
      if (sum[3]! > 0) palette[k] = [sum[0]! / sum[3]!, sum[1]! / sum[3]!, sum[2]! / sum[3]!];
    });
  }
  for (let round = 0; round < SMOOTHING; round++) index.set(commonNeighbours(index, width, height));
  return { palette, index };
}

/** Gives every pixel the most common colour of the 3 × 3 pixels around it. Otherwise each stray pixel would become a path. */
function commonNeighbours(index: Uint8Array, width: number, height: number): Uint8Array {
  const out = index.slice();
  const votes = new Uint8Array(256);
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const i = y * width + x;
      if (index[i] === CLEAR) continue;
      votes.fill(0);
      let best = index[i]!;
      for (let dy = -width; dy <= width; dy += width) {
        for (let dx = -1; dx <= 1; dx++) {
          const colour = index[i + dy + dx]!;
          votes[colour]!++;
          if (colour !== CLEAR && votes[colour]! > votes[best]!) best = colour;
        }
      }
      out[i] = best;
    }
  }
  return out;
}

/** The outlines of all pixels of one colour as path data: loops along pixel edges, with the colour on their right. */
function outlines(index: Uint8Array, width: number, height: number, colour: number): string {
  const stride = width + 1;
  // For each corner, the directions (bit 0 right, 1 down, 2 left, 3 up) in which an outline leaves it.
  const leaving = new Uint8Array(stride * (height + 1));
  const has = (x: number, y: number) => x >= 0 && y >= 0 && x < width && y < height && index[y * width + x] === colour;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (!has(x, y)) continue;
      if (!has(x, y - 1)) leaving[y * stride + x]! |= 1;
      if (!has(x + 1, y)) leaving[y * stride + x + 1]! |= 2;
      if (!has(x, y + 1)) leaving[(y + 1) * stride + x + 1]! |= 4;
      if (!has(x - 1, y)) leaving[(y + 1) * stride + x]! |= 8;
    }
  }
  const step = [1, stride, -1, -stride];
  const parts: string[] = [];
  for (let start = 0; start < leaving.length; start++) {
    while (leaving[start]! !== 0) {
      const loop: [number, number][] = [];
      let at = start;
      let direction = 0;
      do {
        // Where two loops meet at a corner, turn right first. Shapes that only touch at a corner then stay separate.
        const open = leaving[at]!;
        const turn = [1, 0, 3].map((t) => (direction + t) % 4).find((d) => open & (1 << d));
        direction = turn ?? Math.log2(open & -open);
        leaving[at]! &= ~(1 << direction);
        loop.push([at % stride, Math.floor(at / stride)]);
        at += step[direction]!;
      } while (at !== start);
      parts.push(pathOf(loop));
    }
  }
  return parts.join('');
}

function pathOf(loop: readonly [number, number][]): string {
  // Split at the point farthest from the first one, so that both halves have two fixed ends.
  const [first] = loop;
  let far = 0;
  loop.forEach(([x, y], i) => {
    const [fx, fy] = loop[far]!;
    if (Math.hypot(x - first![0], y - first![1]) > Math.hypot(fx - first![0], fy - first![1])) far = i;
  });
  const points = [...simplify(loop.slice(0, far + 1)), ...simplify([...loop.slice(far), first!]).slice(1, -1)];
  return `M${points.map(([x, y]) => `${x} ${y}`).join('L')}Z`;
}

/** Drops points that lie closer to the line between their neighbours than the tolerance (Douglas–Peucker). */
function simplify(points: readonly [number, number][]): [number, number][] {
  const a = points[0]!;
  const b = points[points.length - 1]!;
  let worst = 0;
  let at = 0;
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1;
  for (let i = 1; i < points.length - 1; i++) {
    const [x, y] = points[i]!;
    const d = Math.abs((b[0] - a[0]) * (a[1] - y) - (a[0] - x) * (b[1] - a[1])) / length;
    if (d > worst) {
      worst = d;
      at = i;
    }
  }
  if (worst <= TOLERANCE) return [a, b];
  return [...simplify(points.slice(0, at + 1)), ...simplify(points.slice(at)).slice(1)];
}
