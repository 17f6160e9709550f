import type { LabPlanes } from '../pixels/lab.js';

/** Largest number of pixels used for a fit. */
const SAMPLES = 600;
/** Number of fits. Each gives less weight to the outliers of the one before. */
const ROUNDS = 4;
/** A sample this far from the fit, in ΔE, counts half. */
const OUTLIER = 3;
/** Terms of the surface: 1, u, v, uv, u², v². */
const TERMS = 6;

/** A quadratic surface for each of L, a, b over the picture, fitted by least squares with outliers weighted down. */
export class Surface {
  readonly #height: number;
  /** Six terms for each of L, a and b. */
  #planes: Float64Array[] = [];

  /** @param where indexes of the pixels that the surface is fitted to. */
  constructor(lab: LabPlanes, width: number, height: number, where: Int32Array) {
    this.#height = height;
    const count = Math.min(where.length, SAMPLES);
    const basis = new Float64Array(count * TERMS);
    const values = new Float64Array(count * 3);
    for (let k = 0; k < count; k++) {
      const i = where[Math.floor((k * where.length) / count)]!;
      const u = (2 * (i % width)) / width - 1;
      const v = (2 * Math.floor(i / width)) / height - 1;
      basis[k * TERMS] = 1;
      basis[k * TERMS + 1] = u;
      basis[k * TERMS + 2] = v;
      basis[k * TERMS + 3] = u * v;
      basis[k * TERMS + 4] = u * u;
      basis[k * TERMS + 5] = v * v;
      values[k * 3] = lab.l[i]!;
      values[k * 3 + 1] = lab.a[i]!;
      values[k * 3 + 2] = lab.b[i]!;
    }
    const weights = new Float64Array(count).fill(1);
    for (let round = 0; round < ROUNDS; round++) {
      const normal = normalMatrix(basis, weights);
      this.#planes = [0, 1, 2].map((plane) => solve(normal, moments(basis, weights, values, plane)));
      for (let k = 0; k < count; k++) {
        let apart = 0;
        for (let plane = 0; plane < 3; plane++) {
          apart += (values[k * 3 + plane]! - dot(basis, k, this.#planes[plane]!)) ** 2;
        }
        weights[k] = 1 / (1 + apart / (OUTLIER * OUTLIER));
      }
    }
  }

  /**
   * The surface along a row is a parabola in u = 2x / width − 1. Writes its nine coefficients to `out`: for L, then a, then b, the
   * constant, the factor of u and the factor of u².
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
      for (let c = r; c < TERMS; c++) m[r * TERMS + c]! += wr * basis[k * TERMS + c]!;
    }
  }
  for (let r = 1; r < TERMS; r++) for (let c = 0; c < r; c++) m[r * TERMS + c] = m[c * TERMS + r]!;
  // Ridge regularisation keeps the fit stable if the samples do not determine the curvature.
  for (let r = 0; r < TERMS; r++) m[r * TERMS + r]! += (r === 0 ? 1e-9 : 1e-3) * Math.max(1, weights.length);
  return m;
}

function moments(basis: Float64Array, weights: Float64Array, values: Float64Array, plane: number): Float64Array {
  const m = new Float64Array(TERMS);
  for (let k = 0; k < weights.length; k++) {
    const weighted = weights[k]! * values[k * 3 + plane]!;
    for (let r = 0; r < TERMS; r++) m[r]! += weighted * basis[k * TERMS + r]!;
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
