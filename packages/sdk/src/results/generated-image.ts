import type { Picture } from '../images/picture.js';
import { ImageResult, type Origin } from './image-result.js';

/** A picture of several that failed by itself. */
export interface GenerationFailure {
  /** Its place among the pictures that were asked for, from 0. */
  readonly index: number;
  /** The model's code, where it gave one. */
  readonly code: string | number | undefined;
  /** The model's words. */
  readonly message: string;
}

/** What came besides the pictures. */
export interface GenerationReport {
  /** What the model wrote beside the picture. */
  readonly text?: string | undefined;
  /** Tokens or pictures used, as the model reports them. */
  readonly usage?: Readonly<Record<string, unknown>> | undefined;
  /** The model that answered, as it names itself. */
  readonly model?: string | undefined;
  /** Pictures that failed although the call succeeded. */
  readonly failures: readonly GenerationFailure[];
}

/** What a model drew: the first picture itself, and all of them in `images`. */
export class GeneratedImage extends ImageResult {
  readonly #others: readonly ImageResult[];
  /** Pictures that failed although the call succeeded. */
  readonly failures: readonly GenerationFailure[];
  /** What the model wrote beside the picture. */
  readonly text: string | undefined;
  /** Tokens or pictures used, as the model reports them. */
  readonly usage: Readonly<Record<string, unknown>> | undefined;
  /** The model that answered, as it names itself. */
  readonly model: string | undefined;

  /** @internal */
  constructor(first: Picture, origin: Origin, others: readonly ImageResult[], report: GenerationReport) {
    super(first, origin);
    this.#others = others;
    this.failures = report.failures;
    this.text = report.text;
    this.usage = report.usage;
    this.model = report.model;
  }

  /** All pictures, this one first. */
  get images(): readonly ImageResult[] {
    return [this, ...this.#others];
  }

  override toJSON(): Record<string, unknown> {
    return { ...super.toJSON(), images: this.images.length };
  }
}
