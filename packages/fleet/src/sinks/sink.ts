import type { ImageResult } from '@koukoutu/sdk';

/** What a sink is told of a result. */
export interface SinkContext {
  /** The job's id. */
  readonly id: string;
  /** The result's name with its ending, such as `shirts/red-1b2c3d4e.png`. */
  readonly name: string;
  /** The task that made it. */
  readonly taskId: number;
  /** Aborted when the worker has to end. */
  readonly signal: AbortSignal;
}

/**
 * Writes a result where it belongs, and answers where that is. The job counts as done only after that. A result may be written twice
 * (when a worker ends between writing and saying so): the same name must then hold the same picture.
 */
export type Sink = (result: ImageResult, context: SinkContext) => string | Promise<string>;

const ENDINGS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/svg+xml': 'svg',
  'application/postscript': 'eps',
};

/** The ending of a file of that media type. */
export function endingOf(contentType: string): string {
  return ENDINGS[contentType] ?? /\/([a-z0-9]+)/.exec(contentType)?.[1] ?? 'bin';
}
