import { stat } from 'node:fs/promises';
import type { S3Client } from '@aws-sdk/client-s3';
import type { ImageInput } from '@koukoutu/sdk';
import { fromPath } from '@koukoutu/sdk/node';
import { FleetError, wordsOf } from '../internal/errors.js';
import { addressOf } from '../queue/input.js';
import type { PictureSource } from '../queue/job.js';
import { readObject } from '../sinks/s3.js';

/** A picture that cannot be read. Nothing was sent for it. */
export class PictureGone extends FleetError {
  /** Whether another try may succeed, as after a failure of the object store. */
  readonly perhapsLater: boolean;

  constructor(message: string, perhapsLater: boolean, cause: unknown) {
    super('input', message, { cause });
    this.perhapsLater = perhapsLater;
  }
}

/**
 * Opens the picture of a job, before anything is sent.
 * @throws PictureGone if it cannot be read.
 */
export async function openPicture(source: PictureSource, s3: S3Client | undefined): Promise<ImageInput> {
  if ('url' in source) return source.url;
  if ('path' in source) {
    try {
      if (!(await stat(source.path)).isFile()) throw new Error('it is not a file');
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      const why = code === 'ENOENT' ? 'it does not exist' : wordsOf(error);
      throw new PictureGone(
        `The picture ${source.path} cannot be read: ${why}. Nothing was sent.`,
        code === 'EIO',
        error,
      );
    }
    return fromPath(source.path);
  }
  if (s3 === undefined) {
    throw new PictureGone(
      `The picture ${addressOf(source)} needs a worker with an S3 client. Nothing was sent.`,
      false,
      undefined,
    );
  }
  try {
    return await readObject(s3, source.bucket, source.key);
  } catch (error) {
    const status = (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode ?? 0;
    const later = !(status >= 400 && status < 500) && !(error instanceof FleetError);
    throw new PictureGone(
      `The picture ${addressOf(source)} cannot be read: ${wordsOf(error)}. Nothing was sent.`,
      later,
      error,
    );
  }
}
