import { boxBlur } from './blur.js';
import { floatPlane } from './scratch.js';

/** A guided filter: smooths planes but keeps the edges of a guide picture. Its time does not depend on the radius. */
export class EdgeGuide {
  readonly #guide: Float32Array;
  readonly #width: number;
  readonly #height: number;
  readonly #radius: number;
  readonly #softness: number;
  readonly #mean: Float32Array;
  readonly #variance: Float32Array;

  /**
   * @param guide values of about 0–1. Their edges are kept.
   * @param radius in pixels.
   * @param softness steps in the guide far below the square root of this are smoothed away.
   */
  constructor(guide: Float32Array, width: number, height: number, radius: number, softness: number) {
    this.#guide = guide;
    this.#width = width;
    this.#height = height;
    this.#radius = radius;
    this.#softness = softness;
    this.#mean = this.#blur(guide);
    this.#variance = this.#blur(guide.map((v) => v * v));
    for (let i = 0; i < guide.length; i++) this.#variance[i]! -= this.#mean[i]! ** 2;
  }

  #blur(plane: Float32Array): Float32Array {
    return boxBlur(plane, this.#width, this.#height, this.#radius);
  }

  smooth(plane: Float32Array): Float32Array {
    const { slope, offset } = this.fit(plane);
    for (let i = 0; i < plane.length; i++) slope[i] = slope[i]! * this.#guide[i]! + offset[i]!;
    return slope;
  }

  /**
   * The smoothed plane as `slope × guide + offset`. Both are smooth, so they can be scaled up and used with a larger copy of the
   * guide. The result then has the finer edges of that copy.
   */
  fit(plane: Float32Array): { slope: Float32Array; offset: Float32Array } {
    const mean = this.#blur(plane);
    const slope = floatPlane(plane.length);
    for (let i = 0; i < plane.length; i++) slope[i] = plane[i]! * this.#guide[i]!;
    const product = this.#blur(slope);
    for (let i = 0; i < plane.length; i++) {
      slope[i] = (product[i]! - mean[i]! * this.#mean[i]!) / (this.#variance[i]! + this.#softness);
      mean[i]! -= slope[i]! * this.#mean[i]!;
    }
    return { slope: this.#blur(slope), offset: this.#blur(mean) };
  }
}
