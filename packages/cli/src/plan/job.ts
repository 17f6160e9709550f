import { createHash } from 'node:crypto';
import path from 'node:path';
import type { Input } from '../inputs/input.js';

/** The call that is made for every input of a run. */
export interface Job {
  /** The API's model, such as `background-removal`. */
  readonly model: string;
  /** The options that the API gets. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** Estimated price of one picture in credits, from the spec; `undefined` if it is not known. */
  readonly price: number | undefined;
  /** Extension of the results, if it is known beforehand. */
  readonly extension: string | undefined;
}

const short = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12);

/** A text that is equal for two jobs exactly if they ask the API for the same. */
export function jobId({ model, fields }: Job): string {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  return `${model}:${short(JSON.stringify(given.sort(([one], [other]) => (one < other ? -1 : 1))))}`;
}

/**
 * The name of an input in the manifest's folder. Paths are relative to it, so that both may be moved together. The query
 * of a link may contain a signature, so only its hash is kept.
 */
export function sourceId({ kind, source }: Input, manifestFolder: string): string {
  if (kind === 'stdin') return source;
  if (kind === 'file') return path.relative(manifestFolder, source).split(path.sep).join('/');
  const { origin, pathname, search } = new URL(source);
  return `${origin}${pathname}${search === '' ? '' : `?${short(search)}`}`;
}
