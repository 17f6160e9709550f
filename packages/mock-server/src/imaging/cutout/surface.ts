import type { LabPlanes } from '../pixels/lab.js';

/** Pixels that a fit looks at, at most. */
const SAMPLES = 1000;
/** A sample this far from the fit, in ΔE, counts half. */
const OUTLIER = 3;
/** Terms of the surface: 1, u, v, uv, u², v². */
const TERMS = 6;

/** A quadratic surface for each of L, a, b over the picture, fitted by least squares with outliers weighted down. */
export class Surface {
  readonly #height: number;
  readonly #planes: [Float64Array, Float64Array, Float64Array];

  /** @param where the pixels that it is fitted to. */
  constructor(lab: LabPlanes, width: number, height: number, where: Uint32Array) {
    this.#height = height;
    const step = Math.max(1, where.length / SAMPLES);
    const count = Math.min(where.length, SAMPLES);
    const points = Uint32Array.from({ length: count }, (_, k) => where[Math.floor(k * step)]!);
    const basis = new Float64Array(count * TERMS);
    for (let k = 0; k < count; k++) {
      const u = (2 * (points[k]! % width)) / width - 1;
      const v = (2 * Math.floor(points[k]! / width)) / height - 1;
      basis.set([1, u, v, u * v, u * u, v * v], k * TERMS);
    }
    const weights = new Float64Array(count).fill(1);
    const values = [lab.l, lab.a, lab.b].map((plane) => Float64Array.from(points, (i) => plane[i]!));
    const [l, a, b] = values as [Float64Array, Float64Array, Float64Array];
    this.#planes = [new Float64Array(TERMS), new Float64Array(TERMS), new Float64Array(TERMS)];
    for (let round = 0; round < 4; round++) {
      const normal = normalMatrix(basis, weights);
      this.#planes = [l, a, b].map((plane) => solve(normal, moments(basis, weights, plane))) as [
        Float64Array,
        Float64Array,
        Float64Array,
      ];
      for (let k = 0; k < count; k++) {
        const [cl, ca, cb] = this.#planes;
        const d2 =
          (l[k]! - dot(basis, k, cl)) ** 2 + (a[k]! - dot(basis, k, ca)) ** 2 + (b[k]! - dot(basis, k, cb)) ** 2;
        weights[k] = 1 / (1 + d2 / (OUTLIER * OUTLIER));
      }
    }
  }

  /**
   * The surface along a row, where it is a parabola in u = 2x / width − 1: for L, then a, then b, the number alone, that with u
   * and that with u², into `out` (nine numbers).
   */
  alongRow(y: number, out: Float64Array): void {
    const v = (2 * y) / this.#height - 1;
    for (let k = 0; k < 3; k++) {
      const c = this.#planes[k]!;
      out[3 * k] = c[0]! + v * (c[2]! + v * c[5]!);
      out[3 * k + 1] = c[1]! + v * c[3]!;
      out[3 * k + 2] = c[4]!;
    }
  }
}

function dot(basis: Float64Array, k: number, c: Float64Array): number {
  let sum = 0;
  for (let t = 0; t < TERMS; t++) sum += basis[k * TERMS + t]! * c[t]!;
  return sum;
}

function normalMatrix(basis: Float64Array, weights: Float64Array): Float64Array {
  const m = new Float64Array(TERMS * TERMS);
  for (let k = 0; k < weights.length; k++) {
    for (let r = 0; r < TERMS; r++) {
      const wr = weights[k]! * basis[k * TERMS + r]!;
      for (let c = 0; c < TERMS; c++) m[r * TERMS + c]! += wr * basis[k * TERMS + c]!;
    }
  }
  // A little ridge keeps the fit tame where the samples do not decide the curvature.
  for (let r = 0; r < TERMS; r++) m[r * TERMS + r]! += (r === 0 ? 1e-9 : 1e-3) * Math.max(1, weights.length);
  return m;
}

function moments(basis: Float64Array, weights: Float64Array, values: Float64Array): Float64Array {
  const m = new Float64Array(TERMS);
  for (let k = 0; k < weights.length; k++) {
    for (let r = 0; r < TERMS; r++) m[r]! += weights[k]! * basis[k * TERMS + r]! * values[k]!;
  }
  return m;
}

/** Solves the linear system by Gaussian elimination with pivoting. */
function solve(matrix: Float64Array, right: Float64Array): Float64Array {
  const n = TERMS;
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
