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
    const terms = Array.from({ length: TERMS }, () => new Float64Array(count));
    const values = Array.from({ length: 3 }, () => new Float64Array(count));
    const [one, us, vs, uvs, uus, vvs] = terms as [Row, Row, Row, Row, Row, Row];
    for (let k = 0; k < count; k++) {
      const i = where[Math.floor((k * where.length) / count)]!;
      const u = (2 * (i % width)) / width - 1;
      const v = (2 * Math.floor(i / width)) / height - 1;
      one[k] = 1;
      us[k] = u;
      vs[k] = v;
      uvs[k] = u * v;
      uus[k] = u * u;
      vvs[k] = v * v;
      values[0]![k] = lab.l[i]!;
      values[1]![k] = lab.a[i]!;
      values[2]![k] = lab.b[i]!;
    }
    const squares = terms.map((left, r) => terms.slice(r).map((right) => product(left, right)));
    const moments = values.map((value) => terms.map((term) => product(term, value)));
    const weights = new Float64Array(count).fill(1);
    for (let round = 0; round < ROUNDS; round++) {
      const normal = normalMatrix(squares, weights);
      this.#planes = moments.map((rows) =>
        solve(
          normal,
          Float64Array.from(rows, (row) => dot(row, weights)),
        ),
      );
      reweigh(weights, terms, values, this.#planes);
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

/** One number for each sample. */
type Row = Float64Array<ArrayBuffer>;

function product(left: Row, right: Row): Row {
  const out = new Float64Array(left.length);
  for (let k = 0; k < out.length; k++) out[k] = left[k]! * right[k]!;
  return out;
}

function dot(left: Row, right: Row): number {
  let sum = 0;
  for (let k = 0; k < left.length; k++) sum += left[k]! * right[k]!;
  return sum;
}

/** Gives each sample a weight by its distance from the fit. */
function reweigh(weights: Row, terms: readonly Row[], values: readonly Row[], planes: readonly Float64Array[]): void {
  const apart = new Float64Array(weights.length);
  const miss = new Float64Array(weights.length);
  for (const [plane, value] of values.entries()) {
    miss.set(value);
    for (const [t, term] of terms.entries()) {
      const factor = planes[plane]![t]!;
      for (let k = 0; k < miss.length; k++) miss[k]! -= factor * term[k]!;
    }
    for (let k = 0; k < miss.length; k++) apart[k]! += miss[k]! * miss[k]!;
  }
  for (let k = 0; k < weights.length; k++) weights[k] = 1 / (1 + apart[k]! / (OUTLIER * OUTLIER));
}

/** @param squares the products of the terms r and c, at `[r][c − r]`. */
function normalMatrix(squares: readonly (readonly Row[])[], weights: Row): Float64Array {
  const m = new Float64Array(TERMS * TERMS);
  for (const [r, row] of squares.entries()) {
    for (const [right, square] of row.entries()) {
      const c = r + right;
      m[r * TERMS + c] = m[c * TERMS + r] = dot(square, weights);
    }
  }
  // Ridge regularisation keeps the fit stable if the samples do not determine the curvature.
  for (let r = 0; r < TERMS; r++) m[r * TERMS + r]! += (r === 0 ? 1e-9 : 1e-3) * Math.max(1, weights.length);
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
