import type { ImageResult } from '@koukoutu/sdk';

/** What a sink is told about a result. */
export interface SinkContext {
  /** The job's id. */
  readonly id: string;
  /** The result's name with its extension, such as `shirts/red-1b2c3d4e.png`. */
  readonly name: string;
  /** The task that made it. */
  readonly taskId: number;
  /** Aborted when the worker must end. */
  readonly signal: AbortSignal;
}

/**
 * Stores a result, and returns where. The job counts as done only after that. A result may be written twice, if a worker ends before
 * it could record the end of the job: then the same name must hold the same picture.
 */
export type Sink = (result: ImageResult, context: SinkContext) => string | Promise<string>;

const ENDINGS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/svg+xml': 'svg',
  'application/postscript': 'eps',
};

/** The file extension of a media type. */
export function endingOf(contentType: string): string {
  return ENDINGS[contentType] ?? /\/([a-z0-9]+)/.exec(contentType)?.[1] ?? 'bin';
}
