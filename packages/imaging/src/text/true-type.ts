import type { Glyph } from './glyphs.js';

/** Number of lines that replace one curve of an outline. */
const CURVE_STEPS = 5;

/** Reads glyphs from a TrueType font (`glyf` outlines), given access to its tables. */
export class TrueTypeFont {
  readonly #cmap: DataView;
  readonly #glyf: DataView;
  readonly #loca: DataView;
  readonly #hmtx: DataView;
  readonly #unitsPerEm: number;
  readonly #longOffsets: boolean;
  readonly #metrics: number;
  readonly #map: (code: number) => number;

  /** @param table returns a table by its four-letter tag. Its errors are passed on. */
  constructor(table: (tag: string) => DataView) {
    const head = table('head');
    this.#unitsPerEm = head.getUint16(18);
    this.#longOffsets = head.getInt16(50) === 1;
    this.#metrics = table('hhea').getUint16(34);
    this.#hmtx = table('hmtx');
    this.#cmap = table('cmap');
    this.#loca = table('loca');
    this.#glyf = table('glyf');
    this.#map = this.#characterMap();
  }

  /** The glyph of a character; undefined if the font has none. */
  glyph(code: number): Glyph | undefined {
    const id = this.#map(code);
    if (id === 0) return undefined;
    const metric = Math.min(id, this.#metrics - 1);
    const outlines = this.#outlines(id, 0).map((points) => points.map((v, i) => (i % 2 ? -v : v) / this.#unitsPerEm));
    return { advance: this.#hmtx.getUint16(metric * 4) / this.#unitsPerEm, outlines };
  }

  #characterMap(): (code: number) => number {
    const cmap = this.#cmap;
    let four = -1;
    for (let i = 0; i < cmap.getUint16(2); i++) {
      const offset = cmap.getUint32(4 + i * 8 + 4);
      if (cmap.getUint16(offset) === 12) return (code) => this.#lookUp12(offset, code);
      if (cmap.getUint16(offset) === 4) four = offset;
    }
    return four < 0 ? () => 0 : (code) => this.#lookUp4(four, code);
  }

  #lookUp4(at: number, code: number): number {
    const cmap = this.#cmap;
    const doubled = cmap.getUint16(at + 6);
    for (let s = 0; s < doubled; s += 2) {
      if (cmap.getUint16(at + 14 + s) < code) continue;
      const start = cmap.getUint16(at + 16 + doubled + s);
      if (start > code) return 0;
      const delta = cmap.getUint16(at + 16 + 2 * doubled + s);
      const place = at + 16 + 3 * doubled + s;
      const range = cmap.getUint16(place);
      if (range === 0) return (code + delta) & 0xffff;
      const id = cmap.getUint16(place + range + (code - start) * 2);
      return id === 0 ? 0 : (id + delta) & 0xffff;
    }
    return 0;
  }

  #lookUp12(at: number, code: number): number {
    const cmap = this.#cmap;
    for (let g = 0, p = at + 16; g < cmap.getUint32(at + 12); g++, p += 12) {
      if (code >= cmap.getUint32(p) && code <= cmap.getUint32(p + 4))
        return cmap.getUint32(p + 8) + code - cmap.getUint32(p);
    }
    return 0;
  }

  #outlines(id: number, depth: number): number[][] {
    const offset = (i: number) => (this.#longOffsets ? this.#loca.getUint32(i * 4) : this.#loca.getUint16(i * 2) * 2);
    const at = offset(id);
    if (offset(id + 1) === at) return [];
    const contours = this.#glyf.getInt16(at);
    if (contours >= 0) return this.#simple(at, contours);
    return depth < 4 ? this.#composite(at + 10, depth) : [];
  }

  #simple(at: number, contours: number): number[][] {
    const glyf = this.#glyf;
    const ends: number[] = [];
    for (let c = 0; c < contours; c++) ends.push(glyf.getUint16(at + 10 + c * 2));
    const count = (ends.at(-1) ?? -1) + 1;
    let p = at + 10 + contours * 2;
    p += 2 + glyf.getUint16(p);
    const flags: number[] = [];
    while (flags.length < count) {
      const flag = glyf.getUint8(p++);
      flags.push(flag);
      if (flag & 8) for (let repeat = glyf.getUint8(p++); repeat > 0; repeat--) flags.push(flag);
    }
    const axis = (shortBit: number, sameBit: number): number[] => {
      let value = 0;
      return flags.map((flag) => {
        if (flag & shortBit) value += glyf.getUint8(p++) * (flag & sameBit ? 1 : -1);
        else if (!(flag & sameBit)) {
          value += glyf.getInt16(p);
          p += 2;
        }
        return value;
      });
    };
    const xs = axis(2, 16);
    const ys = axis(4, 32);
    let start = 0;
    return ends.map((end) => {
      const outline = flatten(xs.slice(start, end + 1), ys.slice(start, end + 1), flags.slice(start, end + 1));
      start = end + 1;
      return outline;
    });
  }

  #composite(at: number, depth: number): number[][] {
    const glyf = this.#glyf;
    const out: number[][] = [];
    for (let p = at; ; ) {
      const flags = glyf.getUint16(p);
      const id = glyf.getUint16(p + 2);
      p += 4;
      const words = (flags & 1) !== 0;
      const [dx, dy] = words ? [glyf.getInt16(p), glyf.getInt16(p + 2)] : [glyf.getInt8(p), glyf.getInt8(p + 1)];
      p += words ? 4 : 2;
      let [xx, xy, yx, yy] = [1, 0, 0, 1];
      const fraction = () => {
        p += 2;
        return glyf.getInt16(p - 2) / 16384;
      };
      if (flags & 8) xx = yy = fraction();
      else if (flags & 64) [xx, yy] = [fraction(), fraction()];
      else if (flags & 128) [xx, xy, yx, yy] = [fraction(), fraction(), fraction(), fraction()];
      for (const outline of this.#outlines(id, depth + 1)) {
        const moved: number[] = [];
        for (let i = 0; i < outline.length; i += 2) {
          const [x, y] = [outline[i]!, outline[i + 1]!];
          moved.push(x * xx + y * yx + dx, x * xy + y * yy + dy);
        }
        out.push(moved);
      }
      if (!(flags & 32)) return out;
    }
  }
}

/** Replaces the quadratic curves of one contour by short lines. */
function flatten(xs: readonly number[], ys: readonly number[], flags: readonly number[]): number[] {
  const n = xs.length;
  const out: number[] = [];
  if (n < 2) return out;
  const on = (i: number) => (flags[i % n]! & 1) === 1;
  const x = (i: number) => xs[i % n]!;
  const y = (i: number) => ys[i % n]!;
  // Start on the curve: at a point on it, or half-way between two control points.
  let start = flags.findIndex((flag) => flag & 1);
  let [px, py] = start >= 0 ? [x(start), y(start)] : [(x(0) + x(n - 1)) / 2, (y(0) + y(n - 1)) / 2];
  if (start < 0) start = n - 1;
  out.push(px, py);
  for (let k = 1; k <= n; k++) {
    const i = start + k;
    if (on(i)) {
      [px, py] = [x(i), y(i)];
      out.push(px, py);
      continue;
    }
    const [ex, ey] = on(i + 1) ? [x(i + 1), y(i + 1)] : [(x(i) + x(i + 1)) / 2, (y(i) + y(i + 1)) / 2];
    for (let s = 1; s <= CURVE_STEPS; s++) {
      const t = s / CURVE_STEPS;
      const u = 1 - t;
      out.push(u * u * px + 2 * u * t * x(i) + t * t * ex, u * u * py + 2 * u * t * y(i) + t * t * ey);
    }
    [px, py] = [ex, ey];
    if (on(i + 1)) k++;
  }
  return out;
}
