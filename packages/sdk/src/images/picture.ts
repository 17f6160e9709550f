import { type Answer, mismatch } from '../http/answer.js';
import { type ImageHeader, readHeader } from './header.js';

/** A picture that was read to its end and checked. */
export interface Picture {
  readonly blob: Blob;
  readonly header: ImageHeader;
}

/** The picture, if the bytes are a complete one, whatever their content type says. */
export async function asPicture(bytes: BlobPart): Promise<Picture | undefined> {
  const blob = new Blob([bytes]);
  const header = await readHeader(blob);
  return header?.complete ? { blob: blob.slice(0, blob.size, header.contentType), header } : undefined;
}

/** Words for the error of an answer that should have been a picture. */
export async function notAPicture(answer: Answer): Promise<string> {
  const header = await readHeader(answer.blob);
  return mismatch(answer, 'a picture', header && `an incomplete picture (${header.contentType})`);
}
