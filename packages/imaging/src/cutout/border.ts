import type { LabPlanes } from '../pixels/lab.js';
import { bytePlane, intPlane } from '../pixels/scratch.js';

/** Border colours closer than this, in ΔE, form one group. */
const CLUSTER_RADIUS = 9;
/** A colour with less than this share of the border is ignored. */
const LEAST_SHARE = 0.02;
/** Largest number of background colours that are kept. */
const MOST_COLOURS = 8;
/** How many border pixels are grouped by colour, at least. A shorter border is used whole. */
const SAMPLES = 2500;

interface Cluster {
  l: number;
  a: number;
  b: number;
  count: number;
  /** Pixels on the top, right, bottom and left side. */
  sides: [number, number, number, number];
}

/** The border's pixels, and the border colours that belong to the background: L, a, b of each, most common first. */
export function groundColours(
  lab: LabPlanes,
  width: number,
  height: number,
): { border: Int32Array; colours: Float64Array } {
  const ring = borderRing(width, height);
  const stride = Math.max(1, Math.floor(ring.pixels.length / SAMPLES));
  const clusters = cluster(lab, ring, stride).sort((x, y) => y.count - x.count);
  const least = (ring.pixels.length / stride) * LEAST_SHARE;
  const common = clusters.filter((c) => c.count > least && isGround(c, ring, stride));
  const kept = common.length > 0 ? common.slice(0, MOST_COLOURS) : clusters.slice(0, 1);
  return { border: ring.pixels, colours: Float64Array.from(kept.flatMap((c) => [c.l, c.a, c.b])) };
}

interface Ring {
  pixels: Int32Array;
  side: Uint8Array;
  lengths: [number, number, number, number];
}

/** The pixels along the border, about 1 % of the long side thick. `side` is 0 top, 1 right, 2 bottom, 3 left. */
function borderRing(width: number, height: number): Ring {
  const wanted = Math.round(Math.max(width, height) * 0.01);
  const thick = Math.max(1, Math.min(wanted, Math.floor(Math.min(width, height) / 8)));
  const count = width * height - Math.max(0, width - 2 * thick) * Math.max(0, height - 2 * thick);
  const pixels = intPlane(count);
  const side = bytePlane(count);
  const lengths: Ring['lengths'] = [0, 0, 0, 0];
  for (let y = 0, k = 0; y < height; y++) {
    const inner = y >= thick && y < height - thick;
    for (let x = 0; x < width; x++, k++) {
      if (inner && x === thick) x = width - thick;
      const s = y < thick ? 0 : y >= height - thick ? 2 : x < thick ? 3 : 1;
      pixels[k] = y * width + x;
      side[k] = s;
      lengths[s]++;
    }
  }
  return { pixels, side, lengths };
}

/** Groups the border's colours. Every `stride`-th pixel joins the closest group, or starts a new one. */
function cluster(lab: LabPlanes, ring: Ring, stride: number): Cluster[] {
  const clusters: Cluster[] = [];
  for (let k = 0; k < ring.pixels.length; k += stride) {
    const i = ring.pixels[k]!;
    const l = lab.l[i]!;
    const a = lab.a[i]!;
    const b = lab.b[i]!;
    let best: Cluster | undefined;
    let least = CLUSTER_RADIUS * CLUSTER_RADIUS;
    for (const c of clusters) {
      const d = (c.l - l) ** 2 + (c.a - a) ** 2 + (c.b - b) ** 2;
      if (d < least) {
        least = d;
        best = c;
      }
    }
    if (!best) {
      if (clusters.length >= 64) continue;
      best = { l, a, b, count: 0, sides: [0, 0, 0, 0] };
      clusters.push(best);
    }
    best.count++;
    best.sides[ring.side[k]!]!++;
    // A running mean, so that a group moves to the middle of its colours.
    const w = 1 / best.count;
    best.l += (l - best.l) * w;
    best.a += (a - best.a) * w;
    best.b += (b - best.b) * w;
  }
  return clusters;
}

/** A subject often leaves the picture on one side. The background is on several sides, or fills most of one. */
function isGround(c: Cluster, ring: Ring, stride: number): boolean {
  const shares = c.sides.map((n, s) => (n * stride) / Math.max(1, ring.lengths[s]!));
  return shares.filter((share) => share > 0.06).length >= 2 || shares.some((share) => share > 0.6);
}
