import type { LabPlanes } from '../pixels/lab.js';

/** What a picture's ground looks like, learnt from its border. */
export interface Ground {
  /** Distance of every pixel from the ground, in ΔE; a soft shadow on the ground counts little. */
  deviation: Float32Array;
  /** 1 for border pixels that show ground, from where a flood starts. */
  seeds: Uint8Array;
  /** Share of the border that shows ground, 0–1. */
  coverage: number;
}

interface Cluster {
  l: number;
  a: number;
  b: number;
  count: number;
  sides: [number, number, number, number];
}

/** Colours of the border closer than this, in ΔE, belong together. */
const CLUSTER_RADIUS = 9;
/** How much a darkening that keeps the ground's hue counts, against 1 for any other difference. */
const SHADOW_WEIGHT = 0.3;

/**
 * Learns the ground from the picture's border: the colours that stand on several sides of it, and a smooth surface through
 * them that follows gradients and vignettes.
 *
 * @param known pixels already known to be ground (from an earlier flood); the surface is then fitted to them too.
 */
export function learnGround(lab: LabPlanes, width: number, height: number, known?: Uint8Array): Ground {
  const ring = borderRing(width, height);
  const clusters = groundClusters(lab, ring);
  const near = (i: number) => nearest(lab, clusters, i) < CLUSTER_RADIUS * 1.5;
  const seeds = new Uint8Array(width * height);
  let seeded = 0;
  for (const i of ring.pixels) {
    if (near(i)) {
      seeds[i] = 1;
      seeded++;
    }
  }
  const fit = new Surface(lab, width, height, known ? union(seeds, known) : seeds);
  const deviation = new Float32Array(width * height);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) deviation[i] = Math.min(fit.distance(x, y, i), nearest(lab, clusters, i));
  }
  return { deviation, seeds, coverage: seeded / ring.pixels.length };
}

function union(a: Uint8Array, b: Uint8Array): Uint8Array {
  return a.map((v, i) => v | b[i]!);
}

interface Ring {
  pixels: Uint32Array;
  side: Uint8Array;
  lengths: [number, number, number, number];
}

/** The frame of pixels along the border, about 1 % of the long side thick, each with its side: top, right, bottom, left. */
function borderRing(width: number, height: number): Ring {
  const thick = Math.max(
    1,
    Math.min(Math.round(Math.max(width, height) * 0.01), Math.floor(Math.min(width, height) / 8)),
  );
  const pixels: number[] = [];
  const side: number[] = [];
  const lengths: Ring['lengths'] = [0, 0, 0, 0];
  for (let y = 0; y < height; y++) {
    const inner = y >= thick && y < height - thick;
    for (let x = 0; x < width; x++) {
      if (inner && x === thick) x = width - thick;
      const s = y < thick ? 0 : y >= height - thick ? 2 : x < thick ? 3 : 1;
      pixels.push(y * width + x);
      side.push(s);
      lengths[s]++;
    }
  }
  return { pixels: Uint32Array.from(pixels), side: Uint8Array.from(side), lengths };
}

function groundClusters(lab: LabPlanes, ring: Ring): Cluster[] {
  const clusters: Cluster[] = [];
  for (let k = 0; k < ring.pixels.length; k++) {
    const i = ring.pixels[k]!;
    const [l, a, b] = [lab.l[i]!, lab.a[i]!, lab.b[i]!];
    let best: Cluster | undefined;
    let bestDistance = CLUSTER_RADIUS;
    for (const c of clusters) {
      const d = Math.hypot(c.l - l, c.a - a, c.b - b);
      if (d < bestDistance) {
        bestDistance = d;
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
    // A running mean, so that a cluster settles on the middle of its colours.
    const w = 1 / best.count;
    best.l += (l - best.l) * w;
    best.a += (a - best.a) * w;
    best.b += (b - best.b) * w;
  }
  const total = ring.pixels.length;
  clusters.sort((x, y) => y.count - x.count);
  const kept = clusters.filter((c) => c.count > total * 0.02 && isGround(c, ring)).slice(0, 8);
  return kept.length > 0 ? kept : clusters.slice(0, 1);
}

/** A subject often runs out of the picture at one side; ground stands on several sides, or fills one. */
function isGround(cluster: Cluster, ring: Ring): boolean {
  const shares = cluster.sides.map((n, s) => n / ring.lengths[s]!);
  return shares.filter((share) => share > 0.06).length >= 2 || shares.some((share) => share > 0.6);
}

function nearest(lab: LabPlanes, clusters: readonly Cluster[], i: number): number {
  let best = Infinity;
  for (const c of clusters) best = Math.min(best, difference(lab.l[i]!, lab.a[i]!, lab.b[i]!, c.l, c.a, c.b));
  return best;
}

/** ΔE from the ground's colour, forgiving a darkening that keeps the hue, as a shadow's does. */
function difference(l: number, a: number, b: number, gl: number, ga: number, gb: number): number {
  const dl = l - gl;
  if (dl >= 0) return Math.sqrt(dl * dl + (a - ga) * (a - ga) + (b - gb) * (b - gb));
  const fade = gl > 1 ? Math.max(0, l) / gl : 1;
  const da = a - ga * fade;
  const db = b - gb * fade;
  return Math.min(
    Math.sqrt(dl * dl + (a - ga) * (a - ga) + (b - gb) * (b - gb)),
    SHADOW_WEIGHT * -dl + Math.sqrt(da * da + db * db),
  );
}

/** A quadratic surface for each of L, a, b, fitted by least squares with outliers weighted down. */
class Surface {
  readonly #lab: LabPlanes;
  readonly #width: number;
  readonly #height: number;
  #l: Float64Array;
  #a: Float64Array;
  #b: Float64Array;

  constructor(lab: LabPlanes, width: number, height: number, where: Uint8Array) {
    this.#lab = lab;
    this.#width = width;
    this.#height = height;
    const points: number[] = [];
    let count = 0;
    for (let i = 0; i < where.length; i++) count += where[i]!;
    const step = Math.max(1, Math.floor(count / 4000));
    for (let i = 0, k = 0; i < where.length; i++) if (where[i] === 1 && k++ % step === 0) points.push(i);
    const weights = new Float64Array(points.length).fill(1);
    this.#l = this.#a = this.#b = new Float64Array(6);
    for (let round = 0; round < 4; round++) {
      const normal = this.#normalMatrix(points, weights);
      this.#l = solve(normal, this.#moments(points, weights, lab.l));
      this.#a = solve(normal, this.#moments(points, weights, lab.a));
      this.#b = solve(normal, this.#moments(points, weights, lab.b));
      for (let k = 0; k < points.length; k++) {
        const i = points[k]!;
        const d = this.distance(i % width, Math.floor(i / width), i);
        weights[k] = 1 / (1 + (d / 3) ** 2);
      }
    }
  }

  distance(x: number, y: number, i: number): number {
    const u = (2 * x) / this.#width - 1;
    const v = (2 * y) / this.#height - 1;
    const [cl, ca, cb] = [this.#l, this.#a, this.#b];
    const uv = u * v;
    const uu = u * u;
    const vv = v * v;
    return difference(
      this.#lab.l[i]!,
      this.#lab.a[i]!,
      this.#lab.b[i]!,
      cl[0]! + cl[1]! * u + cl[2]! * v + cl[3]! * uv + cl[4]! * uu + cl[5]! * vv,
      ca[0]! + ca[1]! * u + ca[2]! * v + ca[3]! * uv + ca[4]! * uu + ca[5]! * vv,
      cb[0]! + cb[1]! * u + cb[2]! * v + cb[3]! * uv + cb[4]! * uu + cb[5]! * vv,
    );
  }

  #basis(i: number, out: Float64Array): void {
    const u = (2 * (i % this.#width)) / this.#width - 1;
    const v = (2 * Math.floor(i / this.#width)) / this.#height - 1;
    out.set([1, u, v, u * v, u * u, v * v]);
  }

  #normalMatrix(points: readonly number[], weights: Float64Array): Float64Array {
    const m = new Float64Array(36);
    const f = new Float64Array(6);
    for (let k = 0; k < points.length; k++) {
      this.#basis(points[k]!, f);
      for (let r = 0; r < 6; r++) for (let c = 0; c < 6; c++) m[r * 6 + c]! += weights[k]! * f[r]! * f[c]!;
    }
    // A little ridge keeps the fit tame where the border alone does not decide the curvature.
    for (let r = 0; r < 6; r++) m[r * 6 + r]! += 1e-3 * points.length * (r === 0 ? 1e-6 : 1);
    return m;
  }

  #moments(points: readonly number[], weights: Float64Array, plane: Float32Array): Float64Array {
    const m = new Float64Array(6);
    const f = new Float64Array(6);
    for (let k = 0; k < points.length; k++) {
      const i = points[k]!;
      this.#basis(i, f);
      for (let r = 0; r < 6; r++) m[r]! += weights[k]! * f[r]! * plane[i]!;
    }
    return m;
  }
}

/** Gaussian elimination with pivoting for a 6 × 6 system. */
function solve(matrix: Float64Array, right: Float64Array): Float64Array {
  const n = 6;
  const m = matrix.slice();
  const x = right.slice();
  for (let col = 0; col < n; col++) {
    let pivot = col;
    for (let r = col + 1; r < n; r++) if (Math.abs(m[r * n + col]!) > Math.abs(m[pivot * n + col]!)) pivot = r;
    for (let c = 0; c < n; c++) [m[col * n + c], m[pivot * n + c]] = [m[pivot * n + c]!, m[col * n + c]!];
    [x[col], x[pivot]] = [x[pivot]!, x[col]!];
    const p = m[col * n + col]! || 1e-12;
    for (let r = col + 1; r < n; r++) {
      const factor = m[r * n + col]! / p;
      for (let c = col; c < n; c++) m[r * n + c]! -= factor * m[col * n + c]!;
      x[r]! -= factor * x[col]!;
    }
  }
  for (let r = n - 1; r >= 0; r--) {
    for (let c = r + 1; c < n; c++) x[r]! -= m[r * n + c]! * x[c]!;
    x[r]! /= m[r * n + r]! || 1e-12;
  }
  return x;
}
