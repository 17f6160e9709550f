/** Sides of at most so many pixels are tried, until the file is small enough. */
const SIDES = [4096, 3072, 2048, 1600, 1200];

/**
 * Makes a photograph fit a host that takes smaller bodies than the API does, such as Vercel's functions (4.5 MB).
 *
 * @param limit bytes; undefined if the host has no limit
 */
export async function shrink(photo: File, limit: number | undefined): Promise<Blob> {
  if (limit === undefined || photo.size <= limit) return photo;
  const bitmap = await createImageBitmap(photo);
  try {
    for (const side of SIDES) {
      const scale = Math.min(1, side / Math.max(bitmap.width, bitmap.height));
      const canvas = document.createElement('canvas');
      canvas.width = Math.round(bitmap.width * scale);
      canvas.height = Math.round(bitmap.height * scale);
      canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
      const smaller = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.9));
      if (smaller !== null && smaller.size <= limit) return smaller;
    }
  } finally {
    bitmap.close();
  }
  throw new Error(`The photo has ${photo.size} bytes, and does not fit into ${limit}.`);
}
