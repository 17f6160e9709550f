/** Writes so many small pictures, each of another size in bytes. */
export function writePictures(folder: string, count: number): { path: string; bytes: number }[];
