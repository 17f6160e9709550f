import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { FleetError } from '../internal/errors.js';
import type { JobData, PictureSource } from './job.js';

/** A picture to enqueue: a path, an http(s) link, an `s3://bucket/key` address, or one of these with its own options. */
export type FleetInput = string | URL | InputDetails;

/** A picture with its own options. */
export interface InputDetails {
  /** A path, an http(s) link or an `s3://bucket/key` address. Workers must be able to read it under the same name. */
  readonly from: string | URL;
  /** Name of the result without its extension; may contain `/`. Default: the picture's own name and the start of the job's id. */
  readonly name?: string | undefined;
  /** Your own key for the picture. A picture with the same key is not run again. */
  readonly key?: string | undefined;
  /** 1 (first) to 2 000 000; jobs of the same priority run in the order in which they were added. */
  readonly priority?: number | undefined;
}

/** Reads where a picture is. @throws FleetError if it is not a path, a link or an `s3://` address. */
export function sourceOf(from: string | URL): PictureSource {
  const text = String(from);
  if (/^https?:\/\//i.test(text)) return { url: text };
  if (/^s3:\/\//i.test(text)) {
    const [, bucket, key] = /^s3:\/\/([^/]+)\/(.+)$/i.exec(text) ?? [];
    if (bucket === undefined || key === undefined) {
      throw new FleetError('input', `An S3 address must look like s3://bucket/key (got "${text}").`);
    }
    return { bucket, key };
  }
  if (/^file:/i.test(text)) return { path: fileURLToPath(text) };
  if (/^data:/i.test(text)) {
    throw new FleetError(
      'input',
      'A data: URI is a picture itself, and Redis must not hold pictures: pass a path or a link.',
    );
  }
  if (text === '') throw new FleetError('input', 'An input is empty: pass a path, a link or an s3:// address.');
  return { path: path.resolve(text) };
}

/** How a picture is recognised: by its place (and for a file, its time of change), or by its bytes. */
export type Dedupe = 'place' | 'content';

/**
 * A text that is equal for equal pictures.
 * @throws FleetError if a file cannot be read, or a picture is to be compared by content that is not a file.
 */
export async function identityOf(source: PictureSource, dedupe: Dedupe): Promise<string> {
  if (!('path' in source)) {
    if (dedupe === 'content') {
      throw new FleetError(
        'input',
        `Only files can be compared by content, and ${addressOf(source)} is not a file: pass a key for it.`,
      );
    }
    return addressOf(source);
  }
  const found = await stat(source.path).catch((error: NodeJS.ErrnoException) => {
    throw new FleetError('input', `${source.path} cannot be read (${error.code}).`);
  });
  if (!found.isFile()) throw new FleetError('input', `${source.path} is not a file.`);
  if (dedupe === 'place') return `${source.path} ${found.size} ${found.mtimeMs}`;
  const hash = createHash('sha256');
  await pipeline(createReadStream(source.path), hash);
  return hash.digest('hex');
}

/** A source as people write it, without the query of a link, which may contain a signature. */
export function addressOf(source: PictureSource): string {
  if ('path' in source) return source.path;
  return 'url' in source ? source.url : `s3://${source.bucket}/${source.key}`;
}

/** The picture's own name, without folder and extension. */
function plainName(source: PictureSource): string {
  const place = 'url' in source ? new URL(source.url).pathname : 'path' in source ? source.path : source.key;
  const name = path.posix.basename(place.replaceAll('\\', '/')).replace(/\.[^.]*$/, '');
  let decoded = name;
  try {
    decoded = decodeURIComponent(name);
  } catch {
    // A percent sign that is not an escape.
  }
  return decoded.replaceAll(/[^\p{L}\p{N}._ -]/gu, '_').slice(0, 80) || 'picture';
}

/** The name of a result without its extension. No two pictures of a folder have the same. */
export function resultName(id: string, data: JobData): string {
  return data.out ?? `${plainName(data.in)}-${id.slice(1, 9)}`;
}

/** The id of a job. The same picture with the same call has the same id in every process. */
export function jobId(identity: string, model: string, fields: object): string {
  const sorted = Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  // It begins with a letter, because BullMQ reserves ids of only digits for the ones that it makes itself.
  return `k${createHash('sha256')
    .update(JSON.stringify([identity, model, sorted]))
    .digest('base64url')
    .slice(0, 20)}`;
}
