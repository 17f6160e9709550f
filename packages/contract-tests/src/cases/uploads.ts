import { type Drawing, encodeDrawing } from '../pictures/drawing.js';
import type { FilePart } from '../requests/request.js';

/** Formats in which pictures are uploaded. */
export type UploadFormat = 'png' | 'jpeg' | 'webp';

/** A picture to send, with what it shows. */
export interface Upload {
  readonly drawing: Drawing;
  readonly format: UploadFormat;
}

const EXTENSIONS = { png: 'png', jpeg: 'jpg', webp: 'webp' } as const;

/**
 * The upload with this number. Every number has its own colours and size, so that the result of another request is
 * noticed. They are small to save time.
 */
export function uploadFor(scene: Drawing['scene'], number: number, format: UploadFormat): Upload {
  const drawing = { scene, seed: 17 + number * 31, width: 120 + (number % 7) * 4, height: 104 + (number % 5) * 6 };
  return { drawing, format };
}

/** The upload as a file part. */
export async function filePart({ drawing, format }: Upload): Promise<FilePart> {
  const bytes = await encodeDrawing(drawing, format);
  return { bytes, filename: `${drawing.scene}.${EXTENSIONS[format]}`, type: `image/${format}` };
}

/** The upload as base64, with the head of a data URI unless told otherwise. */
export async function base64({ drawing, format }: Upload, head = true): Promise<string> {
  const bytes = await encodeDrawing(drawing, format);
  const text = Buffer.from(bytes).toString('base64');
  return head ? `data:image/${format};base64,${text}` : text;
}
