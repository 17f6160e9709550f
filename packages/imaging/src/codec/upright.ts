import type { PictureHeader } from '../picture/types.js';

/** A WebP of 2 × 1 px whose EXIF data turns it by 90°. */
const TURNED_WEBP =
  'UklGRlIAAABXRUJQVlA4WAoAAAAIAAAAAQAAAAAAVlA4TBEAAAAvAQAAAAfQ//73v/+BiOh/AABFWElGGgAAAE1NACoAAAAIAAEBEgADAAAAAQAGAAAAAAAA';

let webpIsTurned: Promise<boolean> | undefined;

/** Whether this browser turns a WebP by its EXIF data. Chromium turns JPEG and PNG, but not WebP. */
async function turnsWebp(): Promise<boolean> {
  const bytes = Uint8Array.from(atob(TURNED_WEBP), (letter) => letter.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/webp' }));
  const { width, height } = bitmap;
  bitmap.close();
  return width < height;
}

/** The EXIF orientation that the browser did not apply when it decoded a picture. 1 if there is nothing left to turn. */
export async function orientationLeft({ format, orientation }: PictureHeader): Promise<number> {
  if (format !== 'webp' || orientation === 1) return 1;
  webpIsTurned ??= turnsWebp();
  return (await webpIsTurned) ? 1 : orientation;
}

/** Whether an orientation exchanges width and height. */
export const isOnItsSide = (orientation: number): boolean => orientation >= 5;

/**
 * The transformation of a canvas that turns a picture upright.
 *
 * @param width - Width of the stored picture, in pixels of the canvas.
 * @param height - Its height.
 */
export function uprightTransform(orientation: number, width: number, height: number): DOMMatrix2DInit {
  const [a, b, c, d, e, f] = [
    [1, 0, 0, 1, 0, 0],
    [-1, 0, 0, 1, width, 0],
    [-1, 0, 0, -1, width, height],
    [1, 0, 0, -1, 0, height],
    [0, 1, 1, 0, 0, 0],
    [0, 1, -1, 0, height, 0],
    [0, -1, -1, 0, height, width],
    [0, -1, 1, 0, 0, width],
  ][orientation - 1] ?? [1, 0, 0, 1, 0, 0];
  return { a, b, c, d, e, f } as DOMMatrix2DInit;
}
