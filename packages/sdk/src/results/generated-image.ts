import type { Picture } from '../images/picture.js';
import { ImageResult, type Origin } from './image-result.js';

/** One of several pictures that failed by itself. */
export interface GenerationFailure {
  /** Its place among the requested pictures, from 0. */
  readonly index: number;
  /** The model's error code, if it gave one. */
  readonly code: string | number | undefined;
  /** The model's error message. */
  readonly message: string;
  /** The link of a picture that was made and could not be fetched. */
  readonly url?: string | undefined;
}

/** A picture of a model, with where it came from. */
export interface Drawn extends Origin {
  readonly picture: Picture;
}

/** What came with the result. */
export interface GenerationReport {
  /** Finished pictures that the model gave before this one. */
  readonly before?: readonly Drawn[];
  /** Finished pictures that the model gave after this one. */
  readonly after?: readonly Drawn[];
  readonly drafts?: readonly Drawn[];
  readonly text?: string | undefined;
  readonly thoughts?: string | undefined;
  readonly usage?: Readonly<Record<string, unknown>> | undefined;
  readonly model?: string | undefined;
  readonly failures?: readonly GenerationFailure[];
}

const resultsOf = (drawn: readonly Drawn[] = []): readonly ImageResult[] =>
  drawn.map((each) => new ImageResult(each.picture, each));

/** What a model drew: one picture itself, and all of them in `images`. */
export class GeneratedImage extends ImageResult {
  readonly #before: readonly ImageResult[];
  readonly #after: readonly ImageResult[];
  readonly #drafts: readonly ImageResult[];
  /** Pictures that failed although the call succeeded. */
  readonly failures: readonly GenerationFailure[];
  /** What the model wrote besides the picture, without its thinking. */
  readonly text: string | undefined;
  /** What the model wrote while it was thinking (`thought: true`). */
  readonly thoughts: string | undefined;
  /** Tokens or pictures used, as the model reports them. */
  readonly usage: Readonly<Record<string, unknown>> | undefined;
  /** The model that answered, by its own name. */
  readonly model: string | undefined;

  /** Made by `generateImage` alone. */
  constructor(never: never);
  /** @internal */
  constructor(drawn: Drawn, report: GenerationReport);
  constructor(drawn: Drawn, report: GenerationReport = {}) {
    super(drawn.picture, drawn);
    this.#before = resultsOf(report.before);
    this.#after = resultsOf(report.after);
    this.#drafts = resultsOf(report.drafts);
    this.failures = report.failures ?? [];
    this.text = report.text;
    this.thoughts = report.thoughts;
    this.usage = report.usage;
    this.model = report.model;
  }

  /** All finished pictures in the order of the answer, this one among them. */
  get images(): readonly ImageResult[] {
    return [...this.#before, this, ...this.#after];
  }

  /** Pictures that the model drew while it was thinking (`thought: true`). Never part of `images`. */
  get drafts(): readonly ImageResult[] {
    return this.#drafts;
  }

  override toJSON(): Record<string, unknown> {
    return { ...super.toJSON(), images: this.images.length, drafts: this.drafts.length };
  }
}
